<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>AboutSection</name>
        <message>
            <source>Copy details</source>
            <translation>复制版本信息</translation>
        </message>
        <message>
            <source>Manual</source>
            <translation>使用手册</translation>
        </message>
        <message>
            <source>Licence of the program</source>
            <translation>本程序许可证</translation>
        </message>
        <message>
            <source>Room and seat</source>
            <translation>本室与席位</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>版本 {version}</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>组件</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>许可证</translation>
        </message>
        <message>
            <source>Compiled into</source>
            <translation>编入</translation>
        </message>
        <message>
            <source>Components and licences</source>
            <translation>组件与许可证</translation>
        </message>
        <message>
            <source>Read the licence</source>
            <translation>查看许可证</translation>
        </message>
        <message>
            <source>Each with its whole licence, as it came with the component.</source>
            <translation>每个组件附其自带的许可证全文。</translation>
        </message>
        <message>
            <source>Versions copied; they name neither person nor room.</source>
            <translation>版本信息已复制，不含人员和指挥室信息。</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>练习</translation>
        </message>
        <message>
            <source>in earnest</source>
            <translation>正式</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>指挥室</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>席位</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>值守人员</translation>
        </message>
        <message>
            <source>Data folder</source>
            <translation>数据目录</translation>
        </message>
        <message>
            <source>Hash suite</source>
            <translation>哈希算法</translation>
        </message>
        <message>
            <source>System</source>
            <translation>操作系统</translation>
        </message>
        <message>
            <source>Typeface</source>
            <translation>字体</translation>
        </message>
    </context>
    <context>
        <name>AccountStep</name>
        <message>
            <source>Accounts</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>The leader keeps them</source>
            <translation>值班长兼管</translation>
        </message>
        <message>
            <source>Three administrators apart</source>
            <translation>三员分设</translation>
        </message>
        <message>
            <source>Who keeps the accounts</source>
            <translation>账户由谁管理</translation>
        </message>
        <message>
            <source>System administrator</source>
            <translation>系统管理员</translation>
        </message>
        <message>
            <source>Security administrator</source>
            <translation>安全管理员</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>审计员</translation>
        </message>
        <message>
            <source>First password</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>At least 8 characters, better 15 or more; nothing that is easily guessed</source>
            <translation>至少 8 个字符，建议 15 个以上；不要用容易猜到的</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>再输入一次</translation>
        </message>
        <message>
            <source>Three different persons, please.</source>
            <translation>须是三个不同的人。</translation>
        </message>
        <message>
            <source>The new password was not typed the same twice.</source>
            <translation>两次输入的口令不一致。</translation>
        </message>
        <message>
            <source>Keeping the machine, keeping the accounts and reading the logs are three people's duties (GB/T 22239). The password is the security administrator's, who gives the others a first password each.</source>
            <translation>系统维护、账户授权、日志审计分由三人担任（GB/T 22239）。下面是安全管理员的口令，其他人员由其逐一开通。</translation>
        </message>
        <message>
            <source>The shift leader signs in with this password and gives the others a first password each.</source>
            <translation>值班长用此口令登录，再为其他人员逐一开通账户。</translation>
        </message>
    </context>
    <context>
        <name>AccountsSection</name>
        <message>
            <source>Change my password…</source>
            <translation>更换我的口令…</translation>
        </message>
        <message>
            <source>Rescue code…</source>
            <translation>应急码…</translation>
        </message>
        <message>
            <source>Open or reset…</source>
            <translation>开通或重置…</translation>
        </message>
        <message>
            <source>Close the account…</source>
            <translation>停用账户…</translation>
        </message>
        <message>
            <source>Accounts of the room</source>
            <translation>本室账户</translation>
        </message>
        <message>
            <source>Modern (ASVS 5.0)</source>
            <translation>现行通用（ASVS 5.0）</translation>
        </message>
        <message>
            <source>MLPS level 2</source>
            <translation>等保二级</translation>
        </message>
        <message>
            <source>Rules of passwords</source>
            <translation>口令规则</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>Lock an idle seat after</source>
            <translation>无人操作后锁定</translation>
        </message>
        <message>
            <source>Who does something in a room in earnest has signed in. A first password is shown once and must be changed at the first sign-in; every change here is journaled without it.</source>
            <translation>正式指挥室里，办事的人都须先登录。首次口令只显示一次，首次登录须更换；这里的每次变更都记入流水，但不含口令。</translation>
        </message>
        <message>
            <source>level 2 wants three classes of characters and another one every 90 days</source>
            <translation>等保二级须含三类字符，每 90 天更换</translation>
        </message>
        <message>
            <source>Rules of the room</source>
            <translation>本室规则</translation>
        </message>
        <message>
            <source>alarms go on ringing; what was open stays</source>
            <translation>提醒照常响起，打开的内容保持不变</translation>
        </message>
        <message>
            <source>password, sign in, reset, administrator</source>
            <translation>口令、登录、重置、管理员</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Password of</source>
            <translation>口令设置于</translation>
        </message>
        <message>
            <source>Runs out</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>none</source>
            <translation>未开通</translation>
        </message>
        <message>
            <source>first password waits</source>
            <translation>待首次登录</translation>
        </message>
        <message>
            <source>open</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>never</source>
            <translation>不过期</translation>
        </message>
        <message>
            <source>{name} gets a first password, shown once. A password that was known until now opens nothing any more.</source>
            <translation>将给 {name} 一个首次口令，只显示一次；此前的口令随即失效。</translation>
        </message>
        <message>
            <source>Open or reset the account?</source>
            <translation>开通或重置账户？</translation>
        </message>
        <message>
            <source>Give a first password</source>
            <translation>给出首次口令</translation>
        </message>
        <message>
            <source>A new code for the safe: by it who keeps the accounts gets a first password again, once. The code before is void.</source>
            <translation>生成新的应急码，封存保管：账户管理人忘记口令时，凭它重新得到一次首次口令。此前的应急码作废。</translation>
        </message>
        <message>
            <source>Make a rescue code?</source>
            <translation>生成应急码？</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>生成</translation>
        </message>
        <message>
            <source>It is shown this once. Seal it and keep it in the director's safe; the page of signing in takes it (F2), or the command account rescue.</source>
            <translation>只显示这一次。请封存在主任处；使用时在登录页按 F2，或执行 account rescue 命令。</translation>
        </message>
        <message>
            <source>Rescue code</source>
            <translation>应急码</translation>
        </message>
        <message>
            <source>{name} cannot sign in any more until a first password is given again.</source>
            <translation>{name} 将不能登录，直到重新给出首次口令。</translation>
        </message>
        <message>
            <source>Close the account?</source>
            <translation>停用账户？</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>First password of {name}</source>
            <translation>{name} 的首次口令</translation>
        </message>
        <message>
            <source>It is shown this once, must be changed at the first sign-in, and ends after seven days.</source>
            <translation>只显示这一次；首次登录须更换，七天内有效。</translation>
        </message>
        <message>
            <source>The account of {name} is closed</source>
            <translation>{name} 的账户已停用</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
    </context>
    <context>
        <name>AlertCentre</name>
        <message>
            <source>Alert centre</source>
            <translation>提醒中心</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>待确认</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>已解除</translation>
        </message>
        <message>
            <source>Rates</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>Take it</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>In ten minutes</source>
            <translation>十分钟后再提醒</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>打开事件</translation>
        </message>
        <message>
            <source>Take all of the third class</source>
            <translation>全部确认（三级）</translation>
        </message>
        <message>
            <source>Mute…</source>
            <translation>静音…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>事由</translation>
        </message>
        <message>
            <source>What</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Who must act</source>
            <translation>责任人</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>响铃席位</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>触发时间</translation>
        </message>
        <message>
            <source>Next call in</source>
            <translation>距升级</translation>
        </message>
        <message>
            <source>Nothing rings</source>
            <translation>当前没有提醒</translation>
        </message>
        <message>
            <source>Nothing was taken</source>
            <translation>没有已确认的提醒</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>暂无记录</translation>
        </message>
        <message>
            <source>See how often it rang</source>
            <translation>查看提醒频率</translation>
        </message>
        <message>
            <source>See what rings</source>
            <translation>查看待确认</translation>
        </message>
        <message>
            <source>muted until {time}</source>
            <translation>静音至 {time}</translation>
        </message>
        <message>
            <source>Let it ring again</source>
            <translation>取消静音</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>有效至 {time}</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>已确认</translation>
        </message>
    </context>
    <context>
        <name>AlertRulesDialog</name>
        <message>
            <source>Rules for alerts</source>
            <translation>提醒规则</translation>
        </message>
        <message>
            <source>Keep these rules</source>
            <translation>保存规则</translation>
        </message>
        <message>
            <source>Looking at the last thirty days …</source>
            <translation>正在统计最近三十天……</translation>
        </message>
        <message>
            <source>Which class a cause has</source>
            <translation>各类事由的提醒级别</translation>
        </message>
        <message>
            <source>At whose seat it rings first</source>
            <translation>先在谁的席位响</translation>
        </message>
        <message>
            <source>Life and major events ring at every seat. Who is not signed in is passed over; everybody finds all of it in the alert centre.</source>
            <translation>特急和较大以上事件全部席位同时响。未登录的人自动跳过；全部提醒在提醒中心都能看到。</translation>
        </message>
        <message>
            <source>min</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>s</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>A storm begins above</source>
            <translation>超过多少条视为提醒风暴</translation>
        </message>
        <message>
            <source>Reckoned over</source>
            <translation>统计时段</translation>
        </message>
        <message>
            <source>A seat is interrupted at most, an hour</source>
            <translation>每席位每小时最多打断</translation>
        </message>
        <message>
            <source>Gathered above, at one moment</source>
            <translation>同时超过几条合并</translation>
        </message>
        <message>
            <source>Muted for at most</source>
            <translation>静音最长</translation>
        </message>
        <message>
            <source>Taken for at most</source>
            <translation>确认有效期</translation>
        </message>
        <message>
            <source>A job is late after so many periods</source>
            <translation>定时任务迟几个周期算延误</translation>
        </message>
        <message>
            <source>A rota gap is first class before</source>
            <translation>值班岗位空缺提前多久升为一级提醒</translation>
        </message>
        <message>
            <source>h</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>First class, all seats are called after</source>
            <translation>一级：无人确认多久通知全部席位</translation>
        </message>
        <message>
            <source>First class, the leader is telephoned after</source>
            <translation>一级：无人确认多久电话通知带班领导</translation>
        </message>
        <message>
            <source>Second class, the shift leader is called after</source>
            <translation>二级：无人确认多久通知值班长</translation>
        </message>
        <message>
            <source>Second class, all seats are called after</source>
            <translation>二级：无人确认多久通知全部席位</translation>
        </message>
        <message>
            <source>What is over stays in the log for</source>
            <translation>已解除的提醒保留</translation>
        </message>
        <message>
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <source>Nothing rang in the last thirty days, so nothing can be foretold.</source>
            <translation>最近三十天没有提醒，无法预估。</translation>
        </message>
        <message>
            <source>The last thirty days under these rules: {now} interruptions an hour (as it is: {before}), {worst} in the worst hour (as it is: {worst_before}); first, second, third class {shares}.</source>
            <translation>按此规则，最近三十天每小时打断 {now} 次（现行 {before}），最多一小时 {worst} 次（现行 {worst_before}）；一、二、三级占比 {shares}。</translation>
        </message>
        <message>
            <source>Rules for alerts changed</source>
            <translation>提醒规则已修改</translation>
        </message>
    </context>
    <context>
        <name>AlertWatch</name>
        <message>
            <source>Take it</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>{count} alerts gathered</source>
            <translation>汇总提醒 {count} 条</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>{text}, and {n} more of the first class</source>
            <translation>{text}，另有一级提醒 {n} 条</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message>
            <source>{step} due soon</source>
            <translation>{step}将到期</translation>
        </message>
        <message>
            <source>{step} overdue</source>
            <translation>{step}超时</translation>
        </message>
        <message>
            <source>{step} long overdue</source>
            <translation>{step}严重超时</translation>
        </message>
        <message>
            <source>new event</source>
            <translation>新登记事件</translation>
        </message>
        <message>
            <source>two deeds to settle</source>
            <translation>办理冲突待裁定</translation>
        </message>
        <message>
            <source>reply</source>
            <translation>单位回复</translation>
        </message>
        <message>
            <source>periodic job late</source>
            <translation>定时任务延误</translation>
        </message>
        <message>
            <source>rota gap</source>
            <translation>值班岗位空缺</translation>
        </message>
        <message>
            <source>nobody fits</source>
            <translation>待派事件无人可派</translation>
        </message>
        <message>
            <source>loan ends</source>
            <translation>借用将到期归还</translation>
        </message>
        <message>
            <source>certificate</source>
            <translation>执法证将到期</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>已静音</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>long overdue</source>
            <translation>严重超时</translation>
        </message>
        <message>
            <source>due soon</source>
            <translation>黄灯</translation>
        </message>
        <message>
            <source>urgent from the county</source>
            <translation>县级紧急件</translation>
        </message>
        <message>
            <source>call for help</source>
            <translation>一键求助</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>同步消息</translation>
        </message>
        <message>
            <source>rota gap, near</source>
            <translation>值班岗位空缺（已空或 2 小时内）</translation>
        </message>
        <message>
            <source>certificate ended</source>
            <translation>执法证已过期</translation>
        </message>
        <message>
            <source>supervision</source>
            <translation>督办巡查</translation>
        </message>
        <message>
            <source>self-check</source>
            <translation>系统自检</translation>
        </message>
        <message>
            <source>being passed on</source>
            <translation>正在升级</translation>
        </message>
        <message>
            <source>every seat</source>
            <translation>全部席位</translation>
        </message>
        <message>
            <source>here</source>
            <translation>本席位</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>{step}环节</translation>
        </message>
        <message>
            <source>who has the matter</source>
            <translation>经手人</translation>
        </message>
        <message>
            <source>who has the duty</source>
            <translation>当班人员</translation>
        </message>
        <message>
            <source>both of them</source>
            <translation>经手人和当班人员</translation>
        </message>
        <message>
            <source>the leader in charge</source>
            <translation>带班领导</translation>
        </message>
    </context>
    <context>
        <name>AppealDialog</name>
        <message>
            <source>Appeal: {name}</source>
            <translation>申诉：{name}</translation>
        </message>
        <message>
            <source>File the appeal</source>
            <translation>提出申诉</translation>
        </message>
        <message>
            <source>Until {time}</source>
            <translation>申诉截止 {time}</translation>
        </message>
        <message>
            <source>the whole</source>
            <translation>总分</translation>
        </message>
        <message>
            <source>Against what</source>
            <translation>针对</translation>
        </message>
        <message>
            <source>Grounds</source>
            <translation>理由</translation>
        </message>
    </context>
    <context>
        <name>AppearanceSection</name>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Compact, 28 px</source>
            <translation>紧凑 28</translation>
        </message>
        <message>
            <source>Standard, 36 px</source>
            <translation>标准 36</translation>
        </message>
        <message>
            <source>Roomy, 44 px</source>
            <translation>宽松 44</translation>
        </message>
        <message>
            <source>Size of type</source>
            <translation>字号</translation>
        </message>
        <message>
            <source>Show no fades</source>
            <translation>减少动画</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>界面</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>行高</translation>
        </message>
        <message>
            <source>90 to 130 per cent</source>
            <translation>90%–130%</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>动画</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Language of the desk</source>
            <translation>界面语言</translation>
        </message>
        <message>
            <source>from the next start on</source>
            <translation>下次启动生效</translation>
        </message>
        <message>
            <source>Appearance changed</source>
            <translation>外观已更改</translation>
        </message>
        <message>
            <source>The desk speaks this language from its next start on</source>
            <translation>界面语言将在下次启动时生效</translation>
        </message>
    </context>
    <context>
        <name>AroundView</name>
        <message>
            <source>Name a village, a grid or a place that is known: its grid worker stands here then.</source>
            <translation>填写村社、网格或已知地点后，这里显示网格员和该处在办事件。</translation>
        </message>
        <message>
            <source>Nobody is on the roster for this grid.</source>
            <translation>该网格未登记网格员。</translation>
        </message>
        <message numerus="yes">
            <source>%n open event(s) here</source>
            <translation>
                <numerusform>该处在办 %n 件</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AsOf</name>
        <message>
            <source>The roster as it was at the end of</source>
            <translation>名册日期</translation>
        </message>
        <message>
            <source>As it was then</source>
            <translation>查看当日名册</translation>
        </message>
        <message>
            <source>Back to today</source>
            <translation>回到今天</translation>
        </message>
        <message>
            <source>The roster as it was known at the end of {day}</source>
            <translation>{day} 终了时的名册</translation>
        </message>
        <message>
            <source>Presence is that of noon. Nothing can be changed here; what was in hand then is not shown.</source>
            <translation>在岗状态取当日中午。此处只可查看，不显示当时的在办件数。</translation>
        </message>
    </context>
    <context>
        <name>Aside</name>
        <message>
            <source>Conflict to settle</source>
            <translation>待裁定冲突</translation>
        </message>
        <message>
            <source>Waiting for approval</source>
            <translation>待审批</translation>
        </message>
        <message>
            <source>Applications</source>
            <translation>申请</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>协办单位</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Reports to the county</source>
            <translation>上报县级</translation>
        </message>
        <message>
            <source>Related events</source>
            <translation>关联事件</translation>
        </message>
        <message>
            <source>Contacts and call-backs</source>
            <translation>联系与回访</translation>
        </message>
        <message>
            <source>Keep {mark}</source>
            <translation>保留{mark}</translation>
        </message>
        <message>
            <source>Two decisions were taken without knowing of each other.</source>
            <translation>两项决定互不知情，请裁定保留哪一项。</translation>
        </message>
        <message>
            <source>to be decided by {who}</source>
            <translation>由{who}审批</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>批准</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>Proposed by yourself; another person decides.</source>
            <translation>本人提请，须由他人审批。</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>延期</translation>
        </message>
        <message>
            <source>Suspension</source>
            <translation>挂起</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>退单</translation>
        </message>
        <message>
            <source>granted</source>
            <translation>同意</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>waiting for a decision</source>
            <translation>待裁决</translation>
        </message>
        <message>
            <source>until {moment}</source>
            <translation>至 {moment}</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>未签收</translation>
        </message>
        <message>
            <source>released</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>reported back {moment}</source>
            <translation>已反馈 {moment}</translation>
        </message>
        <message>
            <source>signed {moment}</source>
            <translation>已签收 {moment}</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红</translation>
        </message>
        <message>
            <source>draft of the machine</source>
            <translation>系统拟稿</translation>
        </message>
        <message>
            <source>answer owed</source>
            <translation>待回复</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>answered {moment}</source>
            <translation>已回复 {moment}</translation>
        </message>
        <message>
            <source>{colour} sheet of the county</source>
            <translation>县级{colour}色督办</translation>
        </message>
        <message>
            <source>{colour} sheet</source>
            <translation>{colour}色督办</translation>
        </message>
        <message>
            <source>First report</source>
            <translation>初报</translation>
        </message>
        <message>
            <source>Further report</source>
            <translation>续报</translation>
        </message>
        <message>
            <source>Final report</source>
            <translation>终报</translation>
        </message>
        <message>
            <source>Telephone report</source>
            <translation>电话报告</translation>
        </message>
        <message>
            <source>by telephone {moment}</source>
            <translation>电话 {moment}</translation>
        </message>
        <message>
            <source>in writing {moment}</source>
            <translation>书面 {moment}</translation>
        </message>
        <message>
            <source>to be countersigned</source>
            <translation>待补签</translation>
        </message>
        <message>
            <source>reported by {name}</source>
            <translation>报告人 {name}</translation>
        </message>
        <message>
            <source>not answered yet</source>
            <translation>待对方受理</translation>
        </message>
        <message>
            <source>taken there</source>
            <translation>对方已受理</translation>
        </message>
        <message>
            <source>handed back</source>
            <translation>对方已退回</translation>
        </message>
        <message>
            <source>Moved to {township}</source>
            <translation>移送 {township}</translation>
        </message>
        <message>
            <source>not signed for by the county yet</source>
            <translation>县级尚未签收</translation>
        </message>
        <message>
            <source>signed for by the county: {who}</source>
            <translation>县级已签收：{who}</translation>
        </message>
        <message>
            <source>related</source>
            <translation>关联</translation>
        </message>
        <message>
            <source>merged into</source>
            <translation>并入</translation>
        </message>
        <message>
            <source>merged into this</source>
            <translation>并入本件</translation>
        </message>
        <message>
            <source>part</source>
            <translation>子件</translation>
        </message>
        <message>
            <source>whole</source>
            <translation>主件</translation>
        </message>
        <message>
            <source>repeats</source>
            <translation>重复诉求</translation>
        </message>
    </context>
    <context>
        <name>Assessment</name>
        <message>
            <source>Monthly assessment</source>
            <translation>月度考核</translation>
        </message>
    </context>
    <context>
        <name>AssessmentPage</name>
        <message>
            <source>up, down</source>
            <translation>上下</translation>
        </message>
        <message>
            <source>other month</source>
            <translation>换月</translation>
        </message>
        <message>
            <source>appeal</source>
            <translation>申诉</translation>
        </message>
        <message>
            <source>by another limit</source>
            <translation>规则试算</translation>
        </message>
        <message>
            <source>open the event</source>
            <translation>打开事件</translation>
        </message>
        <message>
            <source>Export (XLSX)…</source>
            <translation>导出 XLSX…</translation>
        </message>
        <message>
            <source>By another limit…</source>
            <translation>规则试算…</translation>
        </message>
        <message>
            <source>Scored</source>
            <translation>已评分</translation>
        </message>
        <message>
            <source>Mean score</source>
            <translation>平均得分</translation>
        </message>
        <message>
            <source>First</source>
            <translation>第一名</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>末名</translation>
        </message>
        <message>
            <source>Too few events</source>
            <translation>样本不足</translation>
        </message>
        <message>
            <source>Appeals</source>
            <translation>申诉</translation>
        </message>
        <message>
            <source>The month before</source>
            <translation>上一月</translation>
        </message>
        <message>
            <source>The month after</source>
            <translation>下一月</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>口径</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Points by hand…</source>
            <translation>手工评分…</translation>
        </message>
        <message>
            <source>Appeal…</source>
            <translation>申诉…</translation>
        </message>
        <message>
            <source>Rule…</source>
            <translation>裁定…</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>更正…</translation>
        </message>
        <message>
            <source>Assessment</source>
            <translation>月度考核</translation>
        </message>
        <message>
            <source>Units, grids or staff</source>
            <translation>切换单位、网格、人员</translation>
        </message>
        <message>
            <source>Nothing was to be scored in {month}.</source>
            <translation>{month} 没有可考核的事件。</translation>
        </message>
        <message>
            <source>The month is not over yet.</source>
            <translation>本月尚未结束，不能冻结。</translation>
        </message>
        <message>
            <source>out of 100</source>
            <translation>满分 100</translation>
        </message>
        <message>
            <source>fewer than {n} events</source>
            <translation>少于 {n} 件，不排名</translation>
        </message>
        <message>
            <source>{n} open</source>
            <translation>待裁定 {n}</translation>
        </message>
        <message>
            <source>inputs</source>
            <translation>输入摘要</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <source>{n} entries known</source>
            <translation>已知流水 {n} 条</translation>
        </message>
        <message>
            <source>Freeze {month}?</source>
            <translation>冻结 {month} 考核结果？</translation>
        </message>
        <message>
            <source>Units, grids and staff are frozen together, once: later changes of events, rules and calendars move nothing of it. What is wrong is put right by a numbered correction beside it.</source>
            <translation>单位、网格、人员三种口径一并冻结，只冻结一次：此后事件、规则、日历再有变化，结果都不动。有误的另立编号更正。</translation>
        </message>
    </context>
    <context>
        <name>AssessmentWords</name>
        <message>
            <source>Provisional, as of {time}</source>
            <translation>预评，截至 {time}</translation>
        </message>
        <message>
            <source>the month still runs</source>
            <translation>本月尚未结束</translation>
        </message>
        <message>
            <source>the figures have moved since it was frozen; the frozen result stays</source>
            <translation>冻结后数据有变化，冻结结果不变</translation>
        </message>
        <message>
            <source>Frozen by {name}, {time}</source>
            <translation>{name}冻结，{time}</translation>
        </message>
        <message>
            <source>Correction by {name}, {time}</source>
            <translation>{name}更正，{time}</translation>
        </message>
        <message>
            <source>appeals until {time}</source>
            <translation>申诉截止 {time}</translation>
        </message>
        <message>
            <source>{n} more by seats that were apart</source>
            <translation>另有离线席位所冻结的 {n} 份，以先者为准</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>名次</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等次</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>Points lost</source>
            <translation>失分</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>得分表</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>考核项</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Cost by</source>
            <translation>扣分件</translation>
        </message>
        <message>
            <source>Parts of the score</source>
            <translation>得分构成</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Events behind the part</source>
            <translation>扣分事件</translation>
        </message>
        <message>
            <source>open</source>
            <translation>待裁定</translation>
        </message>
        <message>
            <source>upheld</source>
            <translation>成立</translation>
        </message>
        <message>
            <source>dismissed</source>
            <translation>不成立</translation>
        </message>
        <message>
            <source>Appeal of</source>
            <translation>申诉方</translation>
        </message>
        <message>
            <source>Grounds</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Filed by</source>
            <translation>提出人</translation>
        </message>
        <message>
            <source>Ruling</source>
            <translation>裁定</translation>
        </message>
        <message>
            <source>Appeals</source>
            <translation>申诉</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>预评</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>Correction {number}</source>
            <translation>更正 {number}</translation>
        </message>
        <message>
            <source>few events</source>
            <translation>样本不足</translation>
        </message>
        <message>
            <source>nothing to score</source>
            <translation>无可评</translation>
        </message>
        <message>
            <source>{part} not scored</source>
            <translation>{part}未评分</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手工评分</translation>
        </message>
        <message>
            <source>Bonus</source>
            <translation>加分</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
    </context>
    <context>
        <name>AwayDialog</name>
        <message>
            <source>annual leave</source>
            <translation>年休假</translation>
        </message>
        <message>
            <source>sick leave</source>
            <translation>病假</translation>
        </message>
        <message>
            <source>private leave</source>
            <translation>事假</translation>
        </message>
        <message>
            <source>duty journey</source>
            <translation>公差</translation>
        </message>
        <message>
            <source>training</source>
            <translation>培训</translation>
        </message>
        <message>
            <source>other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>a great task of some time</source>
            <translation>阶段性重大任务</translation>
        </message>
        <message>
            <source>a better mix of people</source>
            <translation>改善结构</translation>
        </message>
        <message>
            <source>skills that are short</source>
            <translation>紧缺人才</translation>
        </message>
        <message>
            <source>Lend {name} out</source>
            <translation>借出{name}</translation>
        </message>
        <message>
            <source>Leave of {name}</source>
            <translation>{name}请假</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>The house, or a unit of this township</source>
            <translation>借入单位，或本镇街机构</translation>
        </message>
        <message>
            <source>Lent to</source>
            <translation>借到</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>Kind of leave</source>
            <translation>请假类别</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>批准人</translation>
        </message>
        <message>
            <source>Save all the same</source>
            <translation>仍然保存</translation>
        </message>
    </context>
    <context>
        <name>BackupSection</name>
        <message>
            <source>Make a copy now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Check it</source>
            <translation>校验</translation>
        </message>
        <message>
            <source>Restore it…</source>
            <translation>恢复…</translation>
        </message>
        <message>
            <source>Copy to another disk…</source>
            <translation>另存到其他磁盘…</translation>
        </message>
        <message>
            <source>Export the whole room…</source>
            <translation>导出整个指挥室…</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>For</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>记录数</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>校验结果</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>备份文件</translation>
        </message>
        <message>
            <source>No copy has been made yet</source>
            <translation>尚未备份</translation>
        </message>
        <message>
            <source>Folder for the copy</source>
            <translation>备份存放文件夹</translation>
        </message>
        <message>
            <source>{name} made and verified</source>
            <translation>{name} 已备份并校验</translation>
        </message>
        <message>
            <source>{name} is sound</source>
            <translation>{name} 完好</translation>
        </message>
        <message>
            <source>{name} is damaged: {problem}</source>
            <translation>{name} 已损坏：{problem}</translation>
        </message>
        <message>
            <source>The copy is ready; it takes its place at the next start.</source>
            <translation>备份已就绪，下次启动时生效。</translation>
        </message>
        <message>
            <source>Copies lie in {folder}</source>
            <translation>备份存放于 {folder}</translation>
        </message>
        <message>
            <source>{free} free there; keep a copy on another disk.</source>
            <translation>该处剩余空间 {free}；请另在其他磁盘存一份。</translation>
        </message>
        <message>
            <source>There is no copy that was checked and found sound.</source>
            <translation>还没有校验完好的备份。</translation>
        </message>
        <message>
            <source>The newest sound copy is of {time}.</source>
            <translation>最近一份完好的备份：{time}。</translation>
        </message>
        <message>
            <source>every hour</source>
            <translation>每小时</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手动</translation>
        </message>
        <message>
            <source>before an upgrade</source>
            <translation>升级前</translation>
        </message>
        <message>
            <source>before an import</source>
            <translation>导入前</translation>
        </message>
        <message>
            <source>before a restore</source>
            <translation>恢复前</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>完好</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>未校验</translation>
        </message>
    </context>
    <context>
        <name>BatchBar</name>
        <message>
            <source>Dispatch</source>
            <translation>派遣</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Suspend…</source>
            <translation>挂起…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>More ▾</source>
            <translation>更多 ▾</translation>
        </message>
        <message>
            <source>Let go of the marks</source>
            <translation>取消选择</translation>
        </message>
        <message>
            <source>Marked events</source>
            <translation>已选事件</translation>
        </message>
        <message>
            <source>All {count} chosen</source>
            <translation>已选全部 {count} 件</translation>
        </message>
        <message>
            <source>{count} chosen</source>
            <translation>已选 {count} 件</translation>
        </message>
        <message>
            <source>Choose all {count}</source>
            <translation>选择全部 {count} 件</translation>
        </message>
    </context>
    <context>
        <name>Bell</name>
        <message>
            <source>Alerts: {count}</source>
            <translation>提醒：{count} 条</translation>
        </message>
    </context>
    <context>
        <name>Beside</name>
        <message>
            <source>Open events</source>
            <translation>在办事件</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>至 {time}</translation>
        </message>
        <message>
            <source>Posts held</source>
            <translation>任岗</translation>
        </message>
        <message>
            <source>Open events: {n} of {most}</source>
            <translation>在办事件 {n} 件（可承载 {most} 件）</translation>
        </message>
        <message>
            <source>On leave together with the partner {name}: {since}–{until}</source>
            <translation>与 AB 岗搭档{name}同时请假：{since}–{until}</translation>
        </message>
        <message>
            <source>Left with {n} open events: give them to others.</source>
            <translation>已离岗，名下仍有 {n} 件在办，请改派。</translation>
        </message>
        <message>
            <source>Two loans hold at once: {one} and {other}</source>
            <translation>两处借用时间重叠：{one}、{other}</translation>
        </message>
        <message>
            <source>Keep {keep}; {give} ends</source>
            <translation>保留{keep}，撤销{give}</translation>
        </message>
        <message>
            <source>Keep {keep}; {give} until {time}</source>
            <translation>保留{keep}，{give}改至 {time} 止</translation>
        </message>
        <message>
            <source>Keep {keep}; {give} from {time}</source>
            <translation>保留{keep}，{give}改自 {time} 起</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Event board</source>
            <translation>事件看板</translation>
        </message>
        <message>
            <source>not dispatched</source>
            <translation>未派遣</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Time limit</source>
            <translation>办理时限</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Unit · person</source>
            <translation>承办单位 · 人员</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>登记时间</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>All open</source>
            <translation>全部在办</translation>
        </message>
        <message>
            <source>To accept</source>
            <translation>待受理</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>待派遣</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>待核查</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>已退回</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>History to confirm</source>
            <translation>历史待确认</translation>
        </message>
        <message>
            <source>More ▾</source>
            <translation>更多 ▾</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>近 7 日</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>近 30 日</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>今年</translation>
        </message>
    </context>
    <context>
        <name>BoardKeys</name>
        <message>
            <source>Event board</source>
            <translation>事件看板</translation>
        </message>
        <message>
            <source>Show what others changed</source>
            <translation>显示他人的更新</translation>
        </message>
        <message>
            <source>Why this time limit</source>
            <translation>时限依据</translation>
        </message>
        <message>
            <source>Choose all results</source>
            <translation>选择全部结果</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Save this view</source>
            <translation>保存当前视图</translation>
        </message>
        <message>
            <source>Arrange the views</source>
            <translation>管理视图</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列设置</translation>
        </message>
        <message>
            <source>Export the marked events</source>
            <translation>导出所选事件</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>下一件</translation>
        </message>
        <message>
            <source>Previous event</source>
            <translation>上一件</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>打开事件</translation>
        </message>
        <message>
            <source>Open it in a window of its own</source>
            <translation>在新窗口打开</translation>
        </message>
        <message>
            <source>Look at photos and files</source>
            <translation>快速查看照片和附件</translation>
        </message>
        <message>
            <source>Mark the event</source>
            <translation>多选此件</translation>
        </message>
        <message>
            <source>Mark on</source>
            <translation>连续多选</translation>
        </message>
        <message>
            <source>To the first</source>
            <translation>到第一件</translation>
        </message>
        <message>
            <source>To the last</source>
            <translation>到最后一件</translation>
        </message>
        <message>
            <source>List</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
    </context>
    <context>
        <name>BoardPage</name>
        <message>
            <source>Search number, place, people, words</source>
            <translation>搜索编号、地点、人员、关键词</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>上下</translation>
        </message>
        <message>
            <source>open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>多选</translation>
        </message>
        <message>
            <source>preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>one event</source>
            <translation>1 件</translation>
        </message>
        <message>
            <source>{count} events</source>
            <translation>{count} 件</translation>
        </message>
        <message>
            <source>{count} events overdue for more than a day are at the supervision desk →</source>
            <translation>积压超时 {count} 件 → 督办台</translation>
        </message>
        <message>
            <source>One event overdue for more than a day is at the supervision desk →</source>
            <translation>积压超时 1 件 → 督办台</translation>
        </message>
        <message>
            <source>Query {ms} ms</source>
            <translation>查询 {ms} 毫秒</translation>
        </message>
        <message>
            <source>No event meets these conditions.</source>
            <translation>没有符合条件的事件。</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Nothing is open. Everything that came in has been dealt with.</source>
            <translation>当前没有在办事件，来件均已办理。</translation>
        </message>
        <message>
            <source>Register an event</source>
            <translation>登记事件</translation>
        </message>
        <message>
            <source>No event stands in this queue.</source>
            <translation>该队列暂无事件。</translation>
        </message>
        <message>
            <source>Show all open events</source>
            <translation>查看全部在办</translation>
        </message>
        <message>
            <source>{count} events changed</source>
            <translation>有 {count} 件更新</translation>
        </message>
    </context>
    <context>
        <name>BoardPreview</name>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Choose an event to see it here.</source>
            <translation>选择一件事件，在此预览。</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>More deeds</source>
            <translation>更多操作</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>办理过程</translation>
        </message>
        <message>
            <source>No clock runs.</source>
            <translation>当前没有计时。</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Lead</source>
            <translation>承办</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>诉求人</translation>
        </message>
        <message>
            <source>confidential</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Proposals</source>
            <translation>待审批</translation>
        </message>
        <message>
            <source>{deed} (propose)</source>
            <translation>提请{deed}</translation>
        </message>
    </context>
    <context>
        <name>BoardTableView</name>
        <message>
            <source>Events</source>
            <translation>事件列表</translation>
        </message>
    </context>
    <context>
        <name>BoardViews</name>
        <message>
            <source>Save this view</source>
            <translation>保存当前视图</translation>
        </message>
        <message>
            <source>The view “{name}” is shared with everybody.</source>
            <translation>视图“{name}”已共享给全室。</translation>
        </message>
        <message>
            <source>The view “{name}” is shared no longer.</source>
            <translation>视图“{name}”已取消共享。</translation>
        </message>
        <message>
            <source>Save this view…</source>
            <translation>保存当前视图…</translation>
        </message>
        <message>
            <source>Arrange the views…</source>
            <translation>管理视图…</translation>
        </message>
        <message>
            <source>The view “{name}” is saved.</source>
            <translation>视图“{name}”已保存。</translation>
        </message>
    </context>
    <context>
        <name>Candidates</name>
        <message>
            <source>On duty</source>
            <translation>在岗</translation>
        </message>
        <message>
            <source>Resting</source>
            <translation>休息</translation>
        </message>
        <message>
            <source>On leave</source>
            <translation>请假</translation>
        </message>
        <message>
            <source>Lent out</source>
            <translation>借出</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>未登记</translation>
        </message>
        <message>
            <source>Own grid or village</source>
            <translation>本网格（村社）</translation>
        </message>
        <message>
            <source>{count} of this category</source>
            <translation>同类事项 {count} 件</translation>
        </message>
        <message>
            <source>Nothing in hand</source>
            <translation>当前无在办任务</translation>
        </message>
        <message>
            <source>Holds a certificate</source>
            <translation>持行政执法证</translation>
        </message>
        <message>
            <source>Lead unit of the category</source>
            <translation>该类别主责单位</translation>
        </message>
        <message>
            <source>Named by the catalogue</source>
            <translation>目录所列协办单位</translation>
        </message>
        <message>
            <source>{people} people, {on} on duty</source>
            <translation>在册 {people} 人，在岗 {on} 人</translation>
        </message>
        <message>
            <source>Cooperates already</source>
            <translation>已是协办单位</translation>
        </message>
    </context>
    <context>
        <name>CardDialog</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>What was typed would be lost. Press Esc again to discard it.</source>
            <translation>已填写的内容尚未提交，再按一次 Esc 放弃。</translation>
        </message>
    </context>
    <context>
        <name>CategoriesSection</name>
        <message>
            <source>Find a category by name, initials, code or unit</source>
            <translation>按名称、首字母、代码或单位搜索类别</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>大类</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>牵头单位</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>Secrecy</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>confidential</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>受理时限</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>派遣时限</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>处置时限</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>核查时限</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>{n} of {all} categories</source>
            <translation>{n} / {all} 类</translation>
        </message>
        <message>
            <source>No category fits these words.</source>
            <translation>没有符合条件的类别。</translation>
        </message>
        <message>
            <source>Show all categories</source>
            <translation>显示全部类别</translation>
        </message>
        <message>
            <source>{name} saved</source>
            <translation>已保存：{name}</translation>
        </message>
    </context>
    <context>
        <name>CategoryDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>Confidential from the registration on</source>
            <translation>此类事件登记后即为保密，只有知悉人可见</translation>
        </message>
        <message>
            <source>Handling; phases as “name limit”, with {sign} between them</source>
            <translation>处置时限；分阶段写“名称 时限”，以 {sign} 相隔</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>牵头单位</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>受理时限</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>派遣时限</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>核查时限</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Secrecy</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>Basis: {basis}</source>
            <translation>依据：{basis}</translation>
        </message>
        <message>
            <source>This limit is statutory: it may be shortened, not lengthened beyond the law.</source>
            <translation>本时限有法定依据，可缩短，不得超出法定期限。</translation>
        </message>
    </context>
    <context>
        <name>CauseDialog</name>
        <message>
            <source>Cause of the backlog</source>
            <translation>积压原因</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>More about it</source>
            <translation>补充说明</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>另有 {n} 件</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>最多 {limit} 个字。</translation>
        </message>
    </context>
    <context>
        <name>ChangeWindow</name>
        <message>
            <source>The data are being encrypted</source>
            <translation>正在加密数据</translation>
        </message>
        <message>
            <source>The data are being decrypted</source>
            <translation>正在解密数据</translation>
        </message>
        <message>
            <source>Please do not switch the machine off. If it goes off all the same, the file is wholly the old or wholly the new one.</source>
            <translation>请不要关机。即使断电，数据也只会是完整的旧文件或完整的新文件。</translation>
        </message>
        <message>
            <source>Home: {home}</source>
            <translation>数据目录：{home}</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>打开指挥室</translation>
        </message>
        <message>
            <source>The key is kept</source>
            <translation>保管密钥</translation>
        </message>
        <message>
            <source>A copy is written beside the file</source>
            <translation>在旁边写出新文件</translation>
        </message>
        <message>
            <source>Both are compared, page by page</source>
            <translation>逐页核对新旧两份</translation>
        </message>
        <message>
            <source>The new file takes the place of the old</source>
            <translation>新文件替换旧文件</translation>
        </message>
        <message>
            <source>The new file is looked through once more</source>
            <translation>再核对一遍新文件</translation>
        </message>
        <message>
            <source>Nothing was replaced: the desk opens with the file as it was.</source>
            <translation>没有替换任何内容，桌面将用原来的文件打开。</translation>
        </message>
    </context>
    <context>
        <name>ChartCard</name>
        <message>
            <source>{chart}: picture or table</source>
            <translation>{chart}：图片或表格</translation>
        </message>
        <message>
            <source>Copy as a picture</source>
            <translation>复制为图片</translation>
        </message>
        <message>
            <source>Export as a table (XLSX)…</source>
            <translation>导出表格（XLSX）…</translation>
        </message>
    </context>
    <context>
        <name>ChipLine</name>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
    </context>
    <context>
        <name>ChosenCard</name>
        <message>
            <source>rank {n}</source>
            <translation>第 {n} 名</translation>
        </message>
        <message>
            <source>{n} events</source>
            <translation>{n} 件</translation>
        </message>
        <message>
            <source>bonus {n}</source>
            <translation>加分 {n}</translation>
        </message>
        <message>
            <source>Events that cost points: {n}</source>
            <translation>{n} 件扣分</translation>
        </message>
        <message>
            <source>No event cost points in this part</source>
            <translation>本项没有扣分事件</translation>
        </message>
        <message>
            <source>the first {n} are listed</source>
            <translation>列出前 {n} 件</translation>
        </message>
    </context>
    <context>
        <name>ChosenRow</name>
        <message>
            <source>No photo or file is attached to this event.</source>
            <translation>这件事没有照片或附件。</translation>
        </message>
    </context>
    <context>
        <name>CircularDialog</name>
        <message>
            <source>Circular of supervision</source>
            <translation>督办通报</translation>
        </message>
        <message>
            <source>Last week</source>
            <translation>上周</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>本周</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>上月</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>统计期</translation>
        </message>
        <message>
            <source>Text of the circular</source>
            <translation>通报正文</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>打印…</translation>
        </message>
        <message>
            <source>Sign it</source>
            <translation>签发</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>Points off</source>
            <translation>扣分</translation>
        </message>
        <message>
            <source>Besides</source>
            <translation>另有</translation>
        </message>
        <message>
            <source>Units that are named</source>
            <translation>通报单位</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>督办单号</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>答复</translation>
        </message>
        <message>
            <source>Sheets of these days</source>
            <translation>本期督办单</translation>
        </message>
        <message>
            <source>not answered</source>
            <translation>未答复</translation>
        </message>
        <message>
            <source>late</source>
            <translation>迟</translation>
        </message>
        <message>
            <source>talk</source>
            <translation>约谈</translation>
        </message>
        <message>
            <source>to the county {n}</source>
            <translation>报县级 {n}</translation>
        </message>
        <message>
            <source>{n} not reported yet</source>
            <translation>未上报 {n}</translation>
        </message>
        <message>
            <source>signed by {name}, {time}</source>
            <translation>{name}签发，{time}</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>draft; signed when these days are over</source>
            <translation>草稿，期满后才能签发</translation>
        </message>
        <message>
            <source>The circular is signed</source>
            <translation>通报已签发</translation>
        </message>
    </context>
    <context>
        <name>ClockNames</name>
        <message>
            <source>due {moment}</source>
            <translation>{moment} 到期</translation>
        </message>
        <message>
            <source>calendar {version}</source>
            <translation>日历 {version}</translation>
        </message>
        <message>
            <source>No clock runs.</source>
            <translation>当前没有计时。</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>受理时限</translation>
        </message>
        <message>
            <source>Triage</source>
            <translation>研判时限</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>派遣时限</translation>
        </message>
        <message>
            <source>Signing</source>
            <translation>签收时限</translation>
        </message>
        <message>
            <source>First contact</source>
            <translation>先行联系时限</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>处置时限</translation>
        </message>
        <message>
            <source>Cooperation</source>
            <translation>协办时限</translation>
        </message>
        <message>
            <source>Decision on return</source>
            <translation>退单裁决时限</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>核查时限</translation>
        </message>
        <message>
            <source>Call-back</source>
            <translation>回访时限</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>办结审批时限</translation>
        </message>
        <message>
            <source>Telephone report</source>
            <translation>电话报告时限</translation>
        </message>
        <message>
            <source>Written report</source>
            <translation>书面报告时限</translation>
        </message>
        <message>
            <source>Follow-up report</source>
            <translation>续报时限</translation>
        </message>
        <message>
            <source>Final report</source>
            <translation>终报时限</translation>
        </message>
        <message>
            <source>County's answer</source>
            <translation>县级反馈时限</translation>
        </message>
        <message>
            <source>Taking over</source>
            <translation>承接时限</translation>
        </message>
        <message>
            <source>Answer to supervision</source>
            <translation>督办回复时限</translation>
        </message>
        <message>
            <source>Countersigning</source>
            <translation>补签时限</translation>
        </message>
        <message>
            <source>Supplement</source>
            <translation>补正时限</translation>
        </message>
        <message>
            <source>{n} minutes</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{n} emergency hours</source>
            <translation>{n} 个紧急工作时</translation>
        </message>
        <message>
            <source>{n} emergency days</source>
            <translation>{n} 个紧急工作日</translation>
        </message>
        <message>
            <source>{n} working hours</source>
            <translation>{n} 个工作时</translation>
        </message>
        <message>
            <source>{n} working days</source>
            <translation>{n} 个工作日</translation>
        </message>
        <message>
            <source>{n} calendar days</source>
            <translation>{n} 个自然日</translation>
        </message>
        <message>
            <source>agreed</source>
            <translation>约定期限</translation>
        </message>
    </context>
    <context>
        <name>ClocksSection</name>
        <message>
            <source>Clock</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Yellow from</source>
            <translation>黄灯阈值</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Change limits</source>
            <translation>修改时限</translation>
        </message>
        <message>
            <source>The clocks of acceptance, dispatch, handling and verification follow the category first.</source>
            <translation>受理、派遣、处置、核查的时限先按类别目录，目录未定的按本表。</translation>
        </message>
        <message>
            <source>Limits of the clocks</source>
            <translation>节点时限</translation>
        </message>
        <message>
            <source>{name}: limits saved</source>
            <translation>已保存：{name}</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>季节</translation>
        </message>
        <message>
            <source>From</source>
            <translation>自</translation>
        </message>
        <message>
            <source>To</source>
            <translation>至</translation>
        </message>
        <message>
            <source>Office hours</source>
            <translation>办公时间</translation>
        </message>
        <message>
            <source>Change hours</source>
            <translation>修改办公时间</translation>
        </message>
        <message>
            <source>Import a holiday notice…</source>
            <translation>导入放假安排…</translation>
        </message>
        <message>
            <source>A table with the columns date, kind (off or work) and name, UTF-8 or GB18030.</source>
            <translation>表格须有 date、kind（off 休 / work 班）、name 三列，UTF-8 或 GB18030 编码。</translation>
        </message>
        <message>
            <source>Office hours and holidays</source>
            <translation>办公时间与放假安排</translation>
        </message>
        <message>
            <source>Office hours of {name} saved</source>
            <translation>已保存 {name} 办公时间</translation>
        </message>
        <message>
            <source>Import a holiday notice</source>
            <translation>导入放假安排</translation>
        </message>
        <message>
            <source>{fresh} dates taken, {known} known, {rejected} rejected; limits of {events} events counted again</source>
            <translation>新增 {fresh} 天，已有 {known} 天，拒绝 {rejected} 行；重算 {events} 件事件的时限</translation>
        </message>
        <message>
            <source>2026-03-11 10:00/2026-03-13 10:00, several with commas</source>
            <translation>2026-03-11 10:00/2026-03-13 10:00，多段用逗号分隔</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>挂起时段</translation>
        </message>
        <message>
            <source>Reckon</source>
            <translation>计算</translation>
        </message>
        <message>
            <source>Counts by this room's calendar and shows how.</source>
            <translation>按本室工作日历计算，并列出过程。</translation>
        </message>
        <message>
            <source>When is it due?</source>
            <translation>时限计算器</translation>
        </message>
        <message>
            <source>Due {moment}</source>
            <translation>{moment} 到期</translation>
        </message>
        <message>
            <source>Holiday notices known: {years} · calendar {version}</source>
            <translation>已有放假安排：{years} 年 · 日历版本 {version}</translation>
        </message>
        <message>
            <source>The holiday notice of {years} has not been imported: limits are counted by plain weekends.</source>
            <translation>{years} 年放假安排未导入，时限暂按周末规则计算。</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <source>Columns</source>
            <translation>列设置</translation>
        </message>
        <message>
            <source>Space shows or hides, Alt+↑ ↓ moves, ← → sets the width</source>
            <translation>空格显示或隐藏，Alt+↑ ↓ 调整顺序，← → 调整宽度</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Deed</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
        <message>
            <source>Deed, page, person or event; pinyin initials will do</source>
            <translation>操作、页面、人员或事件，可用拼音首字母</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>匹配结果</translation>
        </message>
        <message>
            <source>Show all deeds</source>
            <translation>显示全部操作</translation>
        </message>
        <message>
            <source>People and events cannot be looked for: {why}</source>
            <translation>查不了人员和事件：{why}</translation>
        </message>
        <message>
            <source>Looking for people and events …</source>
            <translation>正在查找人员和事件……</translation>
        </message>
        <message>
            <source>Nothing fits.</source>
            <translation>没有匹配的内容。</translation>
        </message>
    </context>
    <context>
        <name>ConditionDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>ConditionWatch</name>
        <message>
            <source>Show</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>zero report overdue since {time}</source>
            <translation>零报告 {time} 起超时</translation>
        </message>
        <message>
            <source>next zero report {time}</source>
            <translation>下次零报告 {time}</translation>
        </message>
    </context>
    <context>
        <name>Conditions</name>
        <message>
            <source>blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>黄色</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>{what}: {colour} warning</source>
            <translation>{what}{colour}预警</translation>
        </message>
        <message>
            <source>until {moment}</source>
            <translation>至 {moment}</translation>
        </message>
        <message>
            <source>war mode, level {level}</source>
            <translation>战时{level}级</translation>
        </message>
        <message>
            <source>readiness</source>
            <translation>备战</translation>
        </message>
    </context>
    <context>
        <name>ConditionsSection</name>
        <message>
            <source>Order a mode…</source>
            <translation>下达备战或战时…</translation>
        </message>
        <message>
            <source>Change the level…</source>
            <translation>调整级别…</translation>
        </message>
        <message>
            <source>End it…</source>
            <translation>结束…</translation>
        </message>
        <message>
            <source>Zero report…</source>
            <translation>零报告…</translation>
        </message>
        <message>
            <source>People moved…</source>
            <translation>人员转移…</translation>
        </message>
        <message>
            <source>Write the review…</source>
            <translation>写复盘…</translation>
        </message>
        <message>
            <source>Mode of the room</source>
            <translation>平战状态</translation>
        </message>
        <message>
            <source>Readiness on a warning or the director's notice, war mode on an order of emergency response; without either it is an ordinary day.</source>
            <translation>有预警或主任通知时备战，下达应急响应命令时战时，其余为平时。</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>预警</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>发布时间</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>有效至</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>预警</translation>
        </message>
        <message>
            <source>New warning</source>
            <translation>新增预警</translation>
        </message>
        <message>
            <source>Lifted</source>
            <translation>解除</translation>
        </message>
        <message>
            <source>The wall, the banner of every desk of the room and the daily summary tell of them while they are in force.</source>
            <translation>生效期间显示在大屏、各席位横幅和每日专报中。</translation>
        </message>
        <message>
            <source>ordinary day</source>
            <translation>平时</translation>
        </message>
        <message>
            <source>No warning is in force.</source>
            <translation>当前没有生效的预警。</translation>
        </message>
        <message>
            <source>Since {since}, ordered by {name}. Reason: {reason}</source>
            <translation>{since} 由{name}下达。事由：{reason}</translation>
        </message>
        <message>
            <source>Told: {names}</source>
            <translation>已通知：{names}</translation>
        </message>
        <message>
            <source>The review of {mode} from {since} is due until {due}.</source>
            <translation>{since} 起的{mode}，复盘须在 {due} 前完成。</translation>
        </message>
        <message>
            <source>Next zero report: {moment}</source>
            <translation>下次零报告：{moment}</translation>
        </message>
        <message>
            <source>Last one: {moment}, {text}</source>
            <translation>上次：{moment}，{text}</translation>
        </message>
        <message>
            <source>To move {due}, moved {moved}, of {n} villages</source>
            <translation>应转 {due} 人，已转 {moved} 人，涉及 {n} 个村社</translation>
        </message>
        <message>
            <source>The warning is on record</source>
            <translation>预警已保存</translation>
        </message>
        <message>
            <source>{name} lifted</source>
            <translation>{name}已解除</translation>
        </message>
        <message>
            <source>Was {name} lifted?</source>
            <translation>{name}已解除？</translation>
        </message>
        <message>
            <source>It is not shown any more; that it was in force stays on record.</source>
            <translation>不再显示；曾经生效的记录保留。</translation>
        </message>
        <message>
            <source>The mode is ordered</source>
            <translation>已下达</translation>
        </message>
        <message>
            <source>The level is changed</source>
            <translation>级别已调整</translation>
        </message>
        <message>
            <source>A review is due within five working days.</source>
            <translation>5 个工作日内须写复盘。</translation>
        </message>
        <message>
            <source>The mode is over</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>Why it ends</source>
            <translation>结束事由</translation>
        </message>
        <message>
            <source>The word is on record</source>
            <translation>零报告已保存</translation>
        </message>
        <message>
            <source>Zero report</source>
            <translation>零报告</translation>
        </message>
        <message>
            <source>All is well.</source>
            <translation>平安无事。</translation>
        </message>
        <message>
            <source>The review is on record</source>
            <translation>复盘已保存</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>复盘</translation>
        </message>
        <message>
            <source>The numbers are on record</source>
            <translation>转移人数已保存</translation>
        </message>
    </context>
    <context>
        <name>ConflictsPart</name>
        <message>
            <source>Conflicts</source>
            <translation>冲突</translation>
        </message>
        <message>
            <source>Show the settled ones too</source>
            <translation>显示已裁定的</translation>
        </message>
        <message>
            <source>Nothing is in conflict.</source>
            <translation>当前没有冲突。</translation>
        </message>
        <message>
            <source>Two deeds that did not know of each other: the first has its effect until a person settles which one stands.</source>
            <translation>两个席位互不知情时各自办理：裁定之前先办的一方有效。</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Deeds</source>
            <translation>办理</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>已历时</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>✓ Settled</source>
            <translation>✓ 已裁定</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>待裁定</translation>
        </message>
    </context>
    <context>
        <name>CorrectDialog</name>
        <message>
            <source>Correct the assessment of {month}</source>
            <translation>更正 {month} 考核结果</translation>
        </message>
        <message>
            <source>Put a correction beside it</source>
            <translation>另立更正</translation>
        </message>
        <message>
            <source>The frozen result stays as it is; the correction is reckoned from today's figures and numbered.</source>
            <translation>冻结结果保持不变；更正按现在的数据另算，并编号。</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
    </context>
    <context>
        <name>CourseCard</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>流转</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>沟通</translation>
        </message>
        <message>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Filter of the course</source>
            <translation>筛选办理过程</translation>
        </message>
        <message>
            <source>A remark for everyone who works on this event   R</source>
            <translation>写给经办人员的备注   R</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>办理过程</translation>
        </message>
        <message>
            <source>Write something first.</source>
            <translation>请先填写备注。</translation>
        </message>
        <message>
            <source>At most {limit} characters; this has {count}.</source>
            <translation>不超过 {limit} 字，当前 {count} 字。</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>The program made a mistake</source>
            <translation>程序出错了</translation>
        </message>
        <message>
            <source>What was saved is safe, and you can go on.</source>
            <translation>已保存的内容没有损失，可以继续使用。</translation>
        </message>
        <message>
            <source>If it happens again, restart the program and send this report; it names nobody.</source>
            <translation>若再次出现，请重启程序并发送这份报告；报告中没有任何人员和事件的信息。</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>复制报告</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>重新启动</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续使用</translation>
        </message>
        <message>
            <source>The program made {n} mistakes</source>
            <translation>程序出错 {n} 次</translation>
        </message>
    </context>
    <context>
        <name>Custody</name>
        <message>
            <source>The data on this machine are not encrypted.</source>
            <translation>本机数据未加密。</translation>
        </message>
        <message>
            <source>Encrypted; the key is in the keyring of the system.</source>
            <translation>已加密，密钥在系统密钥环中。</translation>
        </message>
        <message>
            <source>Encrypted; the key lies in a file of the home under a pass phrase.</source>
            <translation>已加密，密钥在数据目录的文件中，由口令保护。</translation>
        </message>
        <message>
            <source>Encrypted; the key lies in a file of the home that this machine alone opens.</source>
            <translation>已加密，密钥在数据目录的文件中，只有本机能打开。</translation>
        </message>
        <message>
            <source>Personal data are sealed one by one even so. Whoever gets hold of the disk reads the rest. Switching encryption on copies the file under a key, compares both, and exchanges them; a power cut leaves the old or the new.</source>
            <translation>个人信息仍逐件加密保存；其余内容，拿到硬盘的人可以读出。开启加密时，整份数据在密钥下复制、核对、替换，中途断电只会是旧的或新的。</translation>
        </message>
        <message>
            <source>The file opens while the account of this system is signed in. Copies are encrypted under the same key.</source>
            <translation>登录本系统账户后即可打开。备份用同一密钥加密。</translation>
        </message>
        <message>
            <source>It is asked for at each start (Argon2id). Nobody can open the file without it: keep it in two places.</source>
            <translation>每次启动时询问口令（Argon2id）。没有口令谁也打不开，请分两处妥善保管。</translation>
        </message>
        <message>
            <source>Weaker than a keyring or a pass phrase: who can read the whole disk can open it.</source>
            <translation>弱于密钥环和口令：能读出整块硬盘的人可以打开。</translation>
        </message>
    </context>
    <context>
        <name>CustodySection</name>
        <message>
            <source>Encryption of the data</source>
            <translation>数据加密</translation>
        </message>
        <message>
            <source>Switch encryption on…</source>
            <translation>开启加密…</translation>
        </message>
        <message>
            <source>Another keeper of the key…</source>
            <translation>更换保管方式…</translation>
        </message>
        <message>
            <source>Switch encryption off…</source>
            <translation>关闭加密…</translation>
        </message>
        <message>
            <source>Compare and clear</source>
            <translation>核对并清理旧文件</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>查看人</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>席位</translation>
        </message>
        <message>
            <source>Who looked at personal data</source>
            <translation>谁查看了个人信息</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>重新查询</translation>
        </message>
        <message>
            <source>Every look at a name or number needs a reason; nobody can take a line out.</source>
            <translation>查看姓名、号码须填写理由；记录不可删改。</translation>
        </message>
        <message>
            <source>{count} copies from before are not encrypted.</source>
            <translation>有 {count} 份加密之前的备份未加密。</translation>
        </message>
        <message>
            <source>{file} is left of a change that was cut off.</source>
            <translation>上次更换密钥中断，留下旧文件 {file}。</translation>
        </message>
        <message>
            <source>The key has another keeper now.</source>
            <translation>密钥的保管方式已更换。</translation>
        </message>
        <message>
            <source>It is done when the desk closes and opens again.</source>
            <translation>关闭并重新打开桌面时执行。</translation>
        </message>
        <message>
            <source>The new file is sound; {file} was removed.</source>
            <translation>新文件完好，已删除旧文件 {file}。</translation>
        </message>
        <message>
            <source>Nobody looked at personal data.</source>
            <translation>没有查看个人信息的记录。</translation>
        </message>
    </context>
    <context>
        <name>Dashboard</name>
        <message>
            <source>Dashboard</source>
            <translation>数据看板</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>承办单位</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>计入</translation>
        </message>
        <message>
            <source>Events behind the figure</source>
            <translation>指标背后的事件</translation>
        </message>
        <message>
            <source>Practice data</source>
            <translation>练习数据</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>已保存：{file}</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>events</source>
            <translation>件</translation>
        </message>
        <message>
            <source>min</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>points</source>
            <translation>个百分点</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Mean response</source>
            <translation>平均响应</translation>
        </message>
        <message>
            <source>Closed in time</source>
            <translation>按期办结率</translation>
        </message>
        <message>
            <source>Late and open</source>
            <translation>超时未结</translation>
        </message>
        <message>
            <source>Events registered, merged ones too; void ones and uncounted ones left out</source>
            <translation>期内登记的件，含并案；作废件、不计考核件除外</translation>
        </message>
        <message>
            <source>Events closed here; refused ones and imported history left out</source>
            <translation>期内办结的件，不予受理、导入的历史件除外</translation>
        </message>
        <message>
            <source>Events that stand open, as the board counts them</source>
            <translation>在办件，与事件看板一致</translation>
        </message>
        <message>
            <source>Mean from registering to acceptance; office minutes if its limit has them</source>
            <translation>登记至受理用时的平均数；时限按工作时计的，只计工作时间</translation>
        </message>
        <message>
            <source>K8: closed in time ÷ due to be closed</source>
            <translation>K8：按期办结数 ÷ 应办结数</translation>
        </message>
        <message>
            <source>Events past their handling limit and not yet fed back</source>
            <translation>已超过处置时限、尚未反馈的件</translation>
        </message>
        <message>
            <source>nothing to compare</source>
            <translation>无可比数据</translation>
        </message>
        <message>
            <source>as many</source>
            <translation>持平</translation>
        </message>
        <message>
            <source>above the line</source>
            <translation>分子</translation>
        </message>
        <message>
            <source>below the line</source>
            <translation>分母</translation>
        </message>
        <message>
            <source>the line shows the last {n} days</source>
            <translation>走势线为近 {n} 日</translation>
        </message>
        <message>
            <source>By unit</source>
            <translation>分单位</translation>
        </message>
        <message>
            <source>By grid</source>
            <translation>分网格</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>分人员</translation>
        </message>
        <message>
            <source>By source</source>
            <translation>分来源</translation>
        </message>
        <message>
            <source>By category</source>
            <translation>分类别</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>分月</translation>
        </message>
        <message>
            <source>The room itself (no unit sent)</source>
            <translation>本室（未派单位）</translation>
        </message>
        <message>
            <source>(nobody named)</source>
            <translation>（未记名）</translation>
        </message>
        <message>
            <source>(no grid)</source>
            <translation>（未落网格）</translation>
        </message>
        <message>
            <source>(no category)</source>
            <translation>（未分类）</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Above and below the line</source>
            <translation>分子 ÷ 分母</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>分子</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>分母</translation>
        </message>
        <message>
            <source>A line for each</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>The figure by group</source>
            <translation>分组指标</translation>
        </message>
        <message>
            <source>Open at the start {start} + new {opened} + reopened {reopened} − ended {closed} = open at the end {end}</source>
            <translation>期初在办 {start} ＋ 新增 {opened} ＋ 重启 {reopened} － 结束 {closed} ＝ 期末在办 {end}</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>口径版本</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>日历版本</translation>
        </message>
        <message>
            <source>draft: these days are not over</source>
            <translation>草稿：统计期未结束</translation>
        </message>
        <message>
            <source>How it is reckoned</source>
            <translation>口径</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>承办单位</translation>
        </message>
        <message>
            <source>Hot spots</source>
            <translation>热点</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Repeat</source>
            <translation>重复诉求</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>派遣</translation>
        </message>
        <message>
            <source>Handled in time</source>
            <translation>按期处置率</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>超期</translation>
        </message>
        <message>
            <source>events; shares with both sides of the line</source>
            <translation>件；比率后附分子 / 分母</translation>
        </message>
        <message>
            <source>No unit had anything to do in these days</source>
            <translation>这些天没有单位承办事件</translation>
        </message>
        <message>
            <source>Due to be closed</source>
            <translation>应办结</translation>
        </message>
        <message>
            <source>of</source>
            <translation>分子</translation>
        </message>
        <message>
            <source>per</source>
            <translation>分母</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>What rises</source>
            <translation>上升事项</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>近7日</translation>
        </message>
        <message>
            <source>Week's mean</source>
            <translation>历史周均</translation>
        </message>
        <message>
            <source>Chance</source>
            <translation>偶然概率</translation>
        </message>
        <message>
            <source>7 days against the {n} weeks before; conditional Poisson test, corrected</source>
            <translation>近 7 日与此前 {n} 周相比，条件泊松检验，已校正</translation>
        </message>
        <message>
            <source>Whole weeks of history: {n}, too few to say what rises</source>
            <translation>历史只有 {n} 个整周，暂不判断上升</translation>
        </message>
        <message>
            <source>{n} categories, grids and repeats of the last 7 days, each against its own {weeks} weeks before</source>
            <translation>近 7 日共比较 {n} 个类别、网格和重复诉求，各与自身此前 {weeks} 周相比</translation>
        </message>
        <message>
            <source>{n} rise</source>
            <translation>{n} 项明显上升</translation>
        </message>
        <message>
            <source>nothing rises</source>
            <translation>未见明显上升</translation>
        </message>
        <message>
            <source>exact conditional Poisson test, corrected for scatter and all comparisons, at most {level} false alarms a look</source>
            <translation>条件泊松精确检验（等同负二项尾概率），按离散度和多重比较校正，每次检验误报不超过 {level}</translation>
        </message>
        <message>
            <source>Weeks before</source>
            <translation>历史周数</translation>
        </message>
        <message>
            <source>Events before</source>
            <translation>历史件数</translation>
        </message>
        <message>
            <source>Scatter</source>
            <translation>离散度</translation>
        </message>
        <message>
            <source>To accept</source>
            <translation>待受理</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>待派遣</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>待核查</translation>
        </message>
        <message>
            <source>Fewer than 7 days of data</source>
            <translation>数据不足 7 天</translation>
        </message>
        <message>
            <source>(no place)</source>
            <translation>（未落位置）</translation>
        </message>
        <message>
            <source>Nothing stands open</source>
            <translation>没有在办件</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>In and out by hour</source>
            <translation>分时受理与办结</translation>
        </message>
        <message>
            <source>events an hour, mean of a day</source>
            <translation>件 / 小时，日均</translation>
        </message>
        <message>
            <source>events an hour</source>
            <translation>件 / 小时</translation>
        </message>
        <message>
            <source>dashed: mean of the 30 days before</source>
            <translation>虚线为近 30 日同时段均值</translation>
        </message>
        <message>
            <source>fewer than 7 days of data, no mean</source>
            <translation>数据不足 7 天，无均值</translation>
        </message>
        <message>
            <source>registered {came}, closed {went}</source>
            <translation>登记 {came} 件，办结 {went} 件</translation>
        </message>
        <message>
            <source>30-day mean {came} and {went}</source>
            <translation>30 日均值 {came} 与 {went}</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>时段</translation>
        </message>
        <message>
            <source>Registered, 30-day mean</source>
            <translation>登记30日均值</translation>
        </message>
        <message>
            <source>Closed, 30-day mean</source>
            <translation>办结30日均值</translation>
        </message>
        <message>
            <source>Response time</source>
            <translation>响应时长</translation>
        </message>
        <message>
            <source>last {n} days</source>
            <translation>近 {n} 日</translation>
        </message>
        <message>
            <source>registering to acceptance, office minutes</source>
            <translation>登记至受理，工作分钟</translation>
        </message>
        <message>
            <source>ordinary limit {n} min</source>
            <translation>一般件时限 {n} 分钟</translation>
        </message>
        <message>
            <source>none accepted</source>
            <translation>无受理</translation>
        </message>
        <message>
            <source>{n} accepted or refused</source>
            <translation>受理或不予受理 {n} 件</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>件数</translation>
        </message>
        <message>
            <source>P50, minutes</source>
            <translation>P50（分钟）</translation>
        </message>
        <message>
            <source>P90, minutes</source>
            <translation>P90（分钟）</translation>
        </message>
        <message>
            <source>Open by village</source>
            <translation>各村社在办</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>村社</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Open by grid</source>
            <translation>各网格在办</translation>
        </message>
        <message>
            <source>By village or grid</source>
            <translation>按村社或网格</translation>
        </message>
        <message>
            <source>{n} open</source>
            <translation>在办 {n} 件</translation>
        </message>
        <message>
            <source>All</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>Hours of the week</source>
            <translation>时段热力</translation>
        </message>
        <message>
            <source>registered an hour on average</source>
            <translation>平均登记量，件 / 小时</translation>
        </message>
        <message>
            <source>{n} registered, {mean} on average</source>
            <translation>登记 {n} 件，平均 {mean} 件</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>星期</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今日</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>本周</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>This quarter</source>
            <translation>本季</translation>
        </message>
        <message>
            <source>Own days…</source>
            <translation>自定义…</translation>
        </message>
        <message>
            <source>vs yesterday</source>
            <translation>较昨日同期</translation>
        </message>
        <message>
            <source>vs last week by now</source>
            <translation>较上周同期</translation>
        </message>
        <message>
            <source>vs last month by now</source>
            <translation>较上月同期</translation>
        </message>
        <message>
            <source>vs last quarter by now</source>
            <translation>较上季同期</translation>
        </message>
        <message>
            <source>vs as many days before</source>
            <translation>较此前同样天数</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>对比期</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>检验方法</translation>
        </message>
    </context>
    <context>
        <name>DashboardPage</name>
        <message>
            <source>points of a chart</source>
            <translation>图上各点</translation>
        </message>
        <message>
            <source>events behind it</source>
            <translation>背后的事件</translation>
        </message>
        <message>
            <source>refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>统计期</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>All figures</source>
            <translation>指标明细</translation>
        </message>
        <message>
            <source>Leaf</source>
            <translation>版面</translation>
        </message>
        <message>
            <source>looked at each minute</source>
            <translation>数据每 60 秒刷新</translation>
        </message>
        <message>
            <source>Dashboard</source>
            <translation>数据看板</translation>
        </message>
        <message>
            <source>No event has been registered yet: the figures begin with the first.</source>
            <translation>还没有登记事件，登记第一件后开始统计。</translation>
        </message>
        <message>
            <source>Register an event</source>
            <translation>登记事件</translation>
        </message>
        <message>
            <source>as of {moment}</source>
            <translation>截至 {moment}</translation>
        </message>
        <message>
            <source>Copied as a picture</source>
            <translation>已复制为图片</translation>
        </message>
    </context>
    <context>
        <name>DatesDialog</name>
        <message>
            <source>Registered between</source>
            <translation>登记日期</translation>
        </message>
        <message>
            <source>Until now and later</source>
            <translation>不限截止</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>截止日期</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>起始日期</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>截止日期早于起始日期。</translation>
        </message>
    </context>
    <context>
        <name>DaysDialog</name>
        <message>
            <source>Days of the dashboard</source>
            <translation>自定义统计期</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>截止日期</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>起始日期</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>截止日期早于起始日期。</translation>
        </message>
    </context>
    <context>
        <name>DeadlineStrip</name>
        <message>
            <source>Steps and their time limits</source>
            <translation>环节与时限</translation>
        </message>
    </context>
    <context>
        <name>DeedDialog</name>
        <message>
            <source>At most {limit} characters.</source>
            <translation>最多 {limit} 个字。</translation>
        </message>
        <message>
            <source>Write something.</source>
            <translation>请填写。</translation>
        </message>
    </context>
    <context>
        <name>DeskWindow</name>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
    </context>
    <context>
        <name>DesktopNotes</name>
        <message>
            <source>Alerts of the first class</source>
            <translation>一级提醒</translation>
        </message>
        <message>
            <source>New alerts</source>
            <translation>新提醒</translation>
        </message>
        <message>
            <source>{first} of the first class, {others} others; open the desk to see them.</source>
            <translation>一级提醒 {first} 条，其他提醒 {others} 条，请打开指挥室查看。</translation>
        </message>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
    </context>
    <context>
        <name>DispatchDialog</name>
        <message>
            <source>Then open the next one to dispatch</source>
            <translation>派遣后打开下一件待派遣</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>暂存</translation>
        </message>
        <message>
            <source>Digits 1–5 pick</source>
            <translation>数字键 1–5 选择承办人</translation>
        </message>
        <message>
            <source>Then open the next one to dispatch ({count} left)</source>
            <translation>派遣后打开下一件待派遣（剩 {count} 件）</translation>
        </message>
        <message>
            <source>{number}: {verb} done</source>
            <translation>{number} 已{verb}</translation>
        </message>
        <message>
            <source>{verb} is proposed and waits for {who}</source>
            <translation>已提请{verb}，待{who}批准</translation>
        </message>
        <message>
            <source>{number}: put aside, nothing was sent.</source>
            <translation>{number} 已暂存，尚未派遣。</translation>
        </message>
        <message>
            <source>As it was put aside at {at}.</source>
            <translation>已恢复 {at} 暂存的内容。</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Nothing is left to dispatch.</source>
            <translation>没有待派遣的事件了。</translation>
        </message>
        <message>
            <source>Nobody of the leading unit is on duty; {name} was called.</source>
            <translation>主责单位无人在岗，已呼叫{name}。</translation>
        </message>
        <message>
            <source>Asks for joint enforcement with {body}.</source>
            <translation>提请与{body}联合执法。</translation>
        </message>
        <message>
            <source>The joint operation is planned; who leads is still to be sent.</source>
            <translation>联合执法方案已制定，仍须派遣主办人员。</translation>
        </message>
        <message>
            <source>You lead this shift: decide here, reserve for later, or report it up.</source>
            <translation>本班由您带班：请在此决定，可预约派遣或转报县级。</translation>
        </message>
        <message>
            <source>Too few may go; {name} was asked to decide.</source>
            <translation>可派人员不足，已请{name}决定。</translation>
        </message>
        <message>
            <source>Call {name} {phone}; it is noted in the course.</source>
            <translation>请拨打 {name} {phone}，已记入办理过程。</translation>
        </message>
        <message>
            <source>{name} has {count} critical in hand already; both jobs stay.</source>
            <translation>{name}手上已有 {count} 件特急；原有事件不受影响。</translation>
        </message>
        <message>
            <source>{name} has {load} of {capacity} in hand already; both jobs stay.</source>
            <translation>{name}在办 {load} 件，已达上限 {capacity} 件；原有事件不受影响。</translation>
        </message>
        <message>
            <source>Dispatch to {name}</source>
            <translation>派遣给 {name}</translation>
        </message>
        <message>
            <source>Reassign to {name}</source>
            <translation>改派给 {name}</translation>
        </message>
        <message>
            <source>Add {name}</source>
            <translation>加派 {name}</translation>
        </message>
        <message>
            <source>Reserve {name}</source>
            <translation>预约 {name}</translation>
        </message>
    </context>
    <context>
        <name>DispatchHeading</name>
        <message>
            <source>until the dispatch is late</source>
            <translation>后派遣超时</translation>
        </message>
        <message>
            <source>This is a proposal; {who} must approve it.</source>
            <translation>本次为提请，须由{who}批准。</translation>
        </message>
        <message>
            <source>Only {who} may do this.</source>
            <translation>只有{who}可以办理。</translation>
        </message>
        <message>
            <source>Not open while the event is “{state}”.</source>
            <translation>事件“{state}”时不能办理。</translation>
        </message>
        <message>
            <source>{who} did “{verb}” at {at}; the event is “{state}” now. Nothing can be changed here.</source>
            <translation>{who}已于 {at} {verb}，事件当前“{state}”，此处不能再改。</translation>
        </message>
    </context>
    <context>
        <name>DraftList</name>
        <message>
            <source>Unfinished forms</source>
            <translation>未完成的登记</translation>
        </message>
        <message>
            <source>Go on with it</source>
            <translation>继续填写</translation>
        </message>
        <message>
            <source>Throw it away</source>
            <translation>删除草稿</translation>
        </message>
        <message>
            <source>Kept on this seat until they are handed in.</source>
            <translation>保存在本席位，登记后自动删除。</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>附件 %n 个</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DuplicateStrip</name>
        <message>
            <source>Look</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Merge into it</source>
            <translation>合并到该事件</translation>
        </message>
        <message>
            <source>Perhaps a duplicate: {count} similar events, {percent} % alike</source>
            <translation>可能重复：近 7 日有 {count} 件相似事件，最高相似度 {percent}%</translation>
        </message>
    </context>
    <context>
        <name>DutyWatch</name>
        <message>
            <source>Posts are empty: {gaps}</source>
            <translation>值守缺岗：{gaps}</translation>
        </message>
        <message>
            <source>Open the rota</source>
            <translation>打开排班</translation>
        </message>
    </context>
    <context>
        <name>Editing</name>
        <message>
            <source>{name}: {state} today</source>
            <translation>{name}：今日{state}</translation>
        </message>
        <message>
            <source>{name} and the partner {other} are away on the same day: somebody must stand in.</source>
            <translation>{name}与 AB 岗搭档{other}同日不在岗，请安排人员顶岗。</translation>
        </message>
        <message>
            <source>The two loans no longer overlap</source>
            <translation>两处借用已不再重叠</translation>
        </message>
        <message>
            <source>{name} saved</source>
            <translation>已保存：{name}</translation>
        </message>
        <message>
            <source>{name} sits at this seat: let somebody else take the seat first.</source>
            <translation>{name} 正在本席位值守，请先更换当前人员。</translation>
        </message>
        <message>
            <source>{name} is back</source>
            <translation>{name} 已恢复</translation>
        </message>
        <message>
            <source>The name stays in all histories; nothing new can be given to it.</source>
            <translation>历史记录中保留其名称，今后不再参与派遣。</translation>
        </message>
        <message>
            <source>{n} open events must be given to others first or stay with the name.</source>
            <translation>名下还有 {n} 件在办事件，请先改派。</translation>
        </message>
        <message>
            <source>{name} taken off</source>
            <translation>{name} 已移出</translation>
        </message>
        <message>
            <source>Take {name} off?</source>
            <translation>移出 {name}？</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>移出</translation>
        </message>
    </context>
    <context>
        <name>ElsewhereStrip</name>
        <message>
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>{who} did “{deed}” {ago} ago; what you see is older.</source>
            <translation>{who} 在 {ago} 前办理了“{deed}”，当前页面不是最新。</translation>
        </message>
        <message>
            <source>{who} just did “{deed}”; what you see is older.</source>
            <translation>{who}刚刚办理了“{deed}”，当前页面不是最新。</translation>
        </message>
    </context>
    <context>
        <name>EndDialog</name>
        <message>
            <source>End it</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>From the next day on nobody is shown it any more, and no earlier version comes back. What dispatches were shown stays on their papers.</source>
            <translation>次日起不再显示，此前的版本也不会恢复。以往派遣单上所印内容不变。</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>最后一天</translation>
        </message>
    </context>
    <context>
        <name>ErrorState</name>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
    </context>
    <context>
        <name>EventEditor</name>
        <message>
            <source>Number of the event</source>
            <translation>事件编号</translation>
        </message>
    </context>
    <context>
        <name>EventFacts</name>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Nature</source>
            <translation>诉求性质</translation>
        </message>
        <message>
            <source>Grading</source>
            <translation>分级</translation>
        </message>
        <message>
            <source>Lead</source>
            <translation>承办</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>办理要求</translation>
        </message>
        <message>
            <source>Occurred</source>
            <translation>发生时间</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>接报时间</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>Source's deadline</source>
            <translation>来源期限</translation>
        </message>
        <message>
            <source>Suspended until</source>
            <translation>挂起至</translation>
        </message>
        <message>
            <source>People concerned</source>
            <translation>涉及人员</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>满意度</translation>
        </message>
        <message>
            <source>Verified by</source>
            <translation>核查人</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>{n} involved</source>
            <translation>涉及 {n} 人</translation>
        </message>
        <message>
            <source>{n} injured</source>
            <translation>受伤 {n} 人</translation>
        </message>
        <message>
            <source>{n} dead</source>
            <translation>死亡 {n} 人</translation>
        </message>
        <message>
            <source>{n} missing</source>
            <translation>失联 {n} 人</translation>
        </message>
        <message>
            <source>urged {n}×</source>
            <translation>催办 {n} 次</translation>
        </message>
        <message>
            <source>supervised {n}×</source>
            <translation>督办 {n} 次</translation>
        </message>
        <message>
            <source>extended {n}×</source>
            <translation>延期 {n} 次</translation>
        </message>
        <message>
            <source>returned {n}×</source>
            <translation>退单 {n} 次</translation>
        </message>
        <message>
            <source>reassigned {n}×</source>
            <translation>改派 {n} 次</translation>
        </message>
        <message>
            <source>reworked {n}×</source>
            <translation>返工 {n} 次</translation>
        </message>
        <message>
            <source>reopened {n}×</source>
            <translation>重启 {n} 次</translation>
        </message>
        <message>
            <source>anonymous</source>
            <translation>匿名</translation>
        </message>
    </context>
    <context>
        <name>EventHeader</name>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Previous event</source>
            <translation>上一件</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>下一件</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>in conflict</source>
            <translation>有冲突</translation>
        </message>
        <message>
            <source>history to confirm</source>
            <translation>历史待确认</translation>
        </message>
        <message>
            <source>confidential</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>grading to be confirmed</source>
            <translation>定级待确认</translation>
        </message>
        <message>
            <source>in the sample</source>
            <translation>已入抽查</translation>
        </message>
        <message>
            <source>not assessed</source>
            <translation>不计考核</translation>
        </message>
        <message>
            <source>{deed} (propose)</source>
            <translation>提请{deed}</translation>
        </message>
    </context>
    <context>
        <name>EventPage</name>
        <message>
            <source>Event</source>
            <translation>事件详情</translation>
        </message>
        <message>
            <source>Look at personal data</source>
            <translation>查看个人信息</translation>
        </message>
        <message>
            <source>Your name, the moment and the reason are written into the course of the event.</source>
            <translation>查看人、时间和理由将记入办理过程。</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Decline the proposal</source>
            <translation>不同意该提请</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>Settle the conflict</source>
            <translation>裁定冲突</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>裁定</translation>
        </message>
        <message>
            <source>The decision you keep takes effect; the other stays in the course without effect.</source>
            <translation>保留的决定生效，另一项留在办理过程中，不生效。</translation>
        </message>
        <message>
            <source>Look at photos and files</source>
            <translation>查看照片和附件</translation>
        </message>
        <message>
            <source>back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>previous, next</source>
            <translation>上一件、下一件</translation>
        </message>
        <message>
            <source>remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>attach</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Write a remark</source>
            <translation>写备注</translation>
        </message>
        <message>
            <source>Add attachments</source>
            <translation>添加附件</translation>
        </message>
        <message>
            <source>Tag the event</source>
            <translation>加标签</translation>
        </message>
        <message>
            <source>Previous event</source>
            <translation>上一件</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>下一件</translation>
        </message>
        <message>
            <source>All deeds</source>
            <translation>全部操作</translation>
        </message>
        <message>
            <source>Forms: look, print, save</source>
            <translation>表单：查看、打印、保存</translation>
        </message>
        <message>
            <source>Joint operation: plan, result</source>
            <translation>联合执法：方案、结果</translation>
        </message>
        <message>
            <source>To the basics</source>
            <translation>转到基本信息</translation>
        </message>
        <message>
            <source>To the course</source>
            <translation>转到办理过程</translation>
        </message>
        <message>
            <source>To what belongs to it</source>
            <translation>转到附件与关联</translation>
        </message>
        <message>
            <source>To the time limits</source>
            <translation>转到时限</translation>
        </message>
        <message>
            <source>Deeds of an event</source>
            <translation>事件办理</translation>
        </message>
        <message>
            <source>What is known</source>
            <translation>已知情况</translation>
        </message>
        <message>
            <source>What belongs to it</source>
            <translation>相关内容</translation>
        </message>
        <message>
            <source>No event has been chosen.</source>
            <translation>尚未选择事件。</translation>
        </message>
        <message>
            <source>To the event board</source>
            <translation>去事件看板</translation>
        </message>
        <message>
            <source>{deed} (for {who})</source>
            <translation>{deed}（限{who}）</translation>
        </message>
        <message>
            <source>For {who}</source>
            <translation>限{who}办理</translation>
        </message>
        <message>
            <source>The remark is in the course.</source>
            <translation>备注已记入办理过程。</translation>
        </message>
        <message>
            <source>The files are attached.</source>
            <translation>附件已添加。</translation>
        </message>
        <message>
            <source>You have it in hand now; that is on record.</source>
            <translation>已接管，并记入办理过程。</translation>
        </message>
        <message>
            <source>Approved; it takes effect.</source>
            <translation>已批准，即时生效。</translation>
        </message>
        <message>
            <source>Declined.</source>
            <translation>已退回该提请。</translation>
        </message>
        <message>
            <source>The conflict is settled.</source>
            <translation>冲突已裁定。</translation>
        </message>
        <message>
            <source>Calendar {version}</source>
            <translation>日历 {version}</translation>
        </message>
    </context>
    <context>
        <name>EventsDialog</name>
        <message>
            <source>Export (XLSX)…</source>
            <translation>导出 XLSX…</translation>
        </message>
        <message>
            <source>Show on the board</source>
            <translation>在看板中查看</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>打开事件</translation>
        </message>
        <message>
            <source>No event is behind it.</source>
            <translation>没有相应事件。</translation>
        </message>
        <message>
            <source>the newest {n} are listed</source>
            <translation>只列最新 {n} 件</translation>
        </message>
        <message>
            <source>{n} events</source>
            <translation>{n} 件</translation>
        </message>
    </context>
    <context>
        <name>Exchange</name>
        <message>
            <source>Not joined</source>
            <translation>未加入</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>已连接</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>Events to send</source>
            <translation>待上送事件</translation>
        </message>
        <message>
            <source>Records to send</source>
            <translation>待上送名册规则</translation>
        </message>
        <message>
            <source>Keys to send</source>
            <translation>待上送密钥</translation>
        </message>
        <message>
            <source>Files to send</source>
            <translation>待上送附件</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>席位</translation>
        </message>
        <message>
            <source>Room hub</source>
            <translation>本室交换机</translation>
        </message>
        <message>
            <source>County desk</source>
            <translation>县级席位</translation>
        </message>
        <message>
            <source>County centre</source>
            <translation>县级中心</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Join anew…</source>
            <translation>重新加入…</translation>
        </message>
        <message>
            <source>Settle…</source>
            <translation>去裁定</translation>
        </message>
        <message>
            <source>Put aside…</source>
            <translation>搁置…</translation>
        </message>
        <message>
            <source>Noted…</source>
            <translation>已知悉…</translation>
        </message>
        <message>
            <source>Set the clock</source>
            <translation>校准时钟</translation>
        </message>
        <message>
            <source>To the version</source>
            <translation>查看版本</translation>
        </message>
        <message>
            <source>Exchange</source>
            <translation>同步</translation>
        </message>
        <message>
            <source>Package written</source>
            <translation>导出交换包</translation>
        </message>
        <message>
            <source>Package taken in</source>
            <translation>导入交换包</translation>
        </message>
        <message>
            <source>Keys changed</source>
            <translation>换用新密钥</translation>
        </message>
        <message>
            <source>Peer restored</source>
            <translation>对方恢复旧备份</translation>
        </message>
        <message>
            <source>This seat has no keys yet.</source>
            <translation>本席位还没有密钥。</translation>
        </message>
        <message>
            <source>In the keyring of the system.</source>
            <translation>保存在系统密钥环中。</translation>
        </message>
        <message>
            <source>In a file that opens with this seat's PIN. The PIN is asked for at each start.</source>
            <translation>保存在文件中，用本席位的 PIN 打开，每次启动时需要输入。</translation>
        </message>
        <message>
            <source>In a file that this machine opens by itself: whoever has the disk and this account has the keys. A keyring or a PIN is safer; join anew to choose one.</source>
            <translation>保存在文件中，由本机自动打开：拿到磁盘和本机账户的人即可取得密钥。使用系统密钥环或 PIN 更安全，重新加入时可以选择。</translation>
        </message>
        <message>
            <source>In use for {days} days, since {day}.</source>
            <translation>自 {day} 起使用，已 {days} 天。</translation>
        </message>
        <message>
            <source>This seat changes them by itself on {day}.</source>
            <translation>下次更换：{day}，由本席位自动换用。</translation>
        </message>
        <message>
            <source>To be changed by {day}: ask for a replacing code, and join with it.</source>
            <translation>应在 {day} 前更换：请对方发“替换”入网码，在“加入…”填写。</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从未</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>{span}前</translation>
        </message>
        <message>
            <source>since {moment}</source>
            <translation>自 {moment}</translation>
        </message>
        <message>
            <source>{n} s apart</source>
            <translation>相差 {n} 秒</translation>
        </message>
        <message>
            <source>⚠ this machine is {span} fast</source>
            <translation>⚠ 本机快 {span}</translation>
        </message>
        <message>
            <source>⚠ this machine is {span} slow</source>
            <translation>⚠ 本机慢 {span}</translation>
        </message>
        <message>
            <source>⚠ ended on {day}</source>
            <translation>⚠ 已于 {day} 到期</translation>
        </message>
        <message>
            <source>⚠ ends on {day}, in {n} days</source>
            <translation>⚠ {day}（剩 {n} 天）</translation>
        </message>
        <message>
            <source>✕ Revoked</source>
            <translation>✕ 已吊销</translation>
        </message>
        <message>
            <source>Joined</source>
            <translation>已加入</translation>
        </message>
    </context>
    <context>
        <name>ExchangeHeader</name>
        <message>
            <source>How the exchange stands</source>
            <translation>同步状态</translation>
        </message>
        <message>
            <source>Last contact {moment}</source>
            <translation>上次成功 {moment}</translation>
        </message>
        <message>
            <source>next try {moment}</source>
            <translation>下次 {moment}</translation>
        </message>
        <message>
            <source>this seat is {seat}</source>
            <translation>本席位 {seat}</translation>
        </message>
        <message>
            <source>Exchange now</source>
            <translation>立即同步</translation>
        </message>
        <message>
            <source>Exchanging…</source>
            <translation>正在同步…</translation>
        </message>
        <message>
            <source>Export a package…</source>
            <translation>导出交换包…</translation>
        </message>
        <message>
            <source>Writing the package…</source>
            <translation>正在导出…</translation>
        </message>
        <message>
            <source>Import a package…</source>
            <translation>导入交换包…</translation>
        </message>
        <message>
            <source>Taking the package in…</source>
            <translation>正在导入…</translation>
        </message>
    </context>
    <context>
        <name>ExchangeLists</name>
        <message>
            <source>Seat</source>
            <translation>席位</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Last entry</source>
            <translation>最近办理</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Who is joined</source>
            <translation>已加入的设备</translation>
        </message>
        <message>
            <source>Seat {seat}</source>
            <translation>席位 {seat}</translation>
        </message>
        <message>
            <source>here</source>
            <translation>本席位</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>With</source>
            <translation>对方</translation>
        </message>
        <message>
            <source>Sent ↑</source>
            <translation>上送 ↑</translation>
        </message>
        <message>
            <source>Received ↓</source>
            <translation>下收 ↓</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>用时</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Exchanges</source>
            <translation>交换记录</translation>
        </message>
        <message>
            <source>{n} ms</source>
            <translation>{n} 毫秒</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <source>✓ Complete</source>
            <translation>✓ 完成</translation>
        </message>
    </context>
    <context>
        <name>ExchangePage</name>
        <message>
            <source>County exchange</source>
            <translation>县级同步</translation>
        </message>
        <message>
            <source>exchange now</source>
            <translation>立即同步</translation>
        </message>
        <message>
            <source>way out</source>
            <translation>处置</translation>
        </message>
        <message>
            <source>copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>other part</source>
            <translation>切换分区</translation>
        </message>
        <message>
            <source>open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Being read in</source>
            <translation>待读入事件</translation>
        </message>
        <message>
            <source>In conflict</source>
            <translation>冲突待裁定</translation>
        </message>
        <message>
            <source>At present</source>
            <translation>现状</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>冲突</translation>
        </message>
        <message>
            <source>Exchanges</source>
            <translation>交换记录</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Way out of the chosen stuck state</source>
            <translation>处置所选异常</translation>
        </message>
        <message>
            <source>Copy the chosen row</source>
            <translation>复制所选行</translation>
        </message>
        <message>
            <source>At present, conflicts or exchanges</source>
            <translation>现状、冲突、交换记录</translation>
        </message>
        <message>
            <source>Conflicts {count}</source>
            <translation>冲突 {count}</translation>
        </message>
        <message>
            <source>This seat works by itself; opened this way the room cannot exchange.</source>
            <translation>本席位单独工作；以当前方式打开的数据不能同步。</translation>
        </message>
        <message>
            <source>This seat has not joined a hub or centre: it works by itself, and everything stays here.</source>
            <translation>本席位尚未加入本室交换机或县级中心，目前单独工作，所有数据只保存在本机。</translation>
        </message>
        <message>
            <source>Join…</source>
            <translation>加入…</translation>
        </message>
        <message>
            <source>all sent</source>
            <translation>均已上送</translation>
        </message>
        <message>
            <source>oldest {ago}</source>
            <translation>最早 {ago}</translation>
        </message>
        <message>
            <source>all read</source>
            <translation>均已读入</translation>
        </message>
        <message>
            <source>events that came in</source>
            <translation>已收到，正在读入</translation>
        </message>
        <message>
            <source>⚠ to be settled by a person</source>
            <translation>⚠ 须由人裁定</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Folder for the package</source>
            <translation>选择存放交换包的文件夹</translation>
        </message>
        <message>
            <source>Package to be taken in</source>
            <translation>选择要导入的交换包</translation>
        </message>
        <message>
            <source>Exchange packages (*.crx)</source>
            <translation>交换包 (*.crx)</translation>
        </message>
        <message>
            <source>Set date, time and zone in the settings of the system.</source>
            <translation>请在系统设置中核对日期、时间和时区。</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>These entries are let go here. Who sent them still holds them, and offers them again with their proof.</source>
            <translation>这些流水将从本机移除；送出方仍然保留，补齐证明后会再次送来。</translation>
        </message>
        <message>
            <source>Put it aside?</source>
            <translation>搁置这些记录？</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>搁置</translation>
        </message>
        <message>
            <source>Ask who keeps it what happened to its store first. Nothing is lost here, and what it lacks is given to it again.</source>
            <translation>请先向对方管理人员问明其数据库发生了什么。本席位的数据都在，对方缺少的会自动补送。</translation>
        </message>
        <message>
            <source>Taken note of it?</source>
            <translation>已知悉？</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>已知悉</translation>
        </message>
        <message>
            <source>Nothing is exchanged with “{name}” any more. What is here stays here; what it does not hold yet stays unsent. To exchange with it again takes a new code.</source>
            <translation>不再与“{name}”同步。本席位的数据都保留；对方还没有的不再送出。以后再加入要用新的入网码。</translation>
        </message>
        <message>
            <source>Leave?</source>
            <translation>不再与它同步？</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>不再同步</translation>
        </message>
        <message>
            <source>The decision you keep takes effect; the other stays in the course without effect.</source>
            <translation>保留的一方生效；另一方留在办理过程中，不生效。</translation>
        </message>
        <message>
            <source>Settle the conflict</source>
            <translation>裁定冲突</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>裁定</translation>
        </message>
        <message>
            <source>The conflict is settled.</source>
            <translation>冲突已裁定。</translation>
        </message>
        <message>
            <source>Nothing is exchanged with it any more.</source>
            <translation>已不再与它同步。</translation>
        </message>
        <message>
            <source>Done; the exchange goes on by itself.</source>
            <translation>已处置，同步将自动继续。</translation>
        </message>
        <message>
            <source>{pushed} sent, {pulled} received, {seconds} s</source>
            <translation>上送 {pushed} 笔，下收 {pulled} 笔，用时 {seconds} 秒</translation>
        </message>
    </context>
    <context>
        <name>ExchangeWatch</name>
        <message>
            <source>{title}, {count} to look at</source>
            <translation>{title}，{count} 项待处理</translation>
        </message>
        <message>
            <source>{count} to send</source>
            <translation>待上送 {count}</translation>
        </message>
        <message>
            <source>last contact {ago}</source>
            <translation>上次联系 {ago}</translation>
        </message>
        <message>
            <source>See the exchange</source>
            <translation>查看同步</translation>
        </message>
    </context>
    <context>
        <name>ExportRoomDialog</name>
        <message>
            <source>Export the whole room</source>
            <translation>导出整个指挥室</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>With names, telephones, ID numbers and addresses of reporters</source>
            <translation>连同反映人的姓名、电话、证件号和住址</translation>
        </message>
        <message>
            <source>At least {count} characters; without it nobody can open these data.</source>
            <translation>至少 {count} 个字符；没有口令，谁也打不开这些信息。</translation>
        </message>
        <message>
            <source>New file</source>
            <translation>新文件</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Is journaled with your name and travels along.</source>
            <translation>会连同您的姓名留痕，并随文件一起带出。</translation>
        </message>
        <message>
            <source>Pass phrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Pass phrase once more</source>
            <translation>再输一次口令</translation>
        </message>
        <message>
            <source>Everything the room holds goes into one zip that other programs can read, too: journal, events, rosters, attachments. From it an empty home becomes this room again.</source>
            <translation>把本指挥室的全部内容（流水、事件、名册、附件）写进一个 zip 文件，别的程序也能读；导入空目录后即可还原本指挥室。</translation>
        </message>
        <message>
            <source>The file holds personal data: texts of events, photos, the names on the roster. Give it only to who may see all events of this room, keep it on no shared disk, and destroy it when it has done its duty.</source>
            <translation>文件含有个人信息：事件正文、照片、名册上的姓名。只可交给有权查阅本室全部事件的人，不要放在共享磁盘上，用完即销毁。</translation>
        </message>
        <message>
            <source>Left out, the data of reporters travel sealed.</source>
            <translation>不勾选时，反映人的信息以密文带出，无法打开。</translation>
        </message>
        <message>
            <source>Zip (*.zip)</source>
            <translation>压缩文件 (*.zip)</translation>
        </message>
        <message>
            <source>Say the whole path, beginning at the disk.</source>
            <translation>请写完整路径，从盘符或根目录写起。</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写。</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>两次输入不一致。</translation>
        </message>
    </context>
    <context>
        <name>ExportStep</name>
        <message>
            <source>Exported room</source>
            <translation>导出的指挥室</translation>
        </message>
        <message>
            <source>A room that “Export the whole room” or the command “export room” wrote, as a zip or a folder. Every line is compared with its hash; a damaged or changed export is refused, and nothing is left here.</source>
            <translation>由“导出整个指挥室”或命令 export room 写成的 zip 文件或目录。导入时逐条核对指纹；不完整或被改动过的一律拒绝，这里不留任何内容。</translation>
        </message>
        <message>
            <source>Choose a zip…</source>
            <translation>选择 zip 文件…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>选择目录…</translation>
        </message>
        <message>
            <source>Pass phrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Without it the room works, and the data of reporters stay sealed.</source>
            <translation>没有口令也能办公，只是反映人的信息仍为密文。</translation>
        </message>
        <message>
            <source>Choose the export first.</source>
            <translation>请先选择导出的文件。</translation>
        </message>
        <message>
            <source>{file}: {room} ({code}), written {time}: {entries} entries, {events} events, {attachments} attachments</source>
            <translation>{file}：{room}（{code}），{time} 导出，{entries} 条流水、{events} 件事件、{attachments} 个附件</translation>
        </message>
    </context>
    <context>
        <name>FaultStrip</name>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
    </context>
    <context>
        <name>FieldMap</name>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>External number</source>
            <translation>来件编号</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>主办单位</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>满意度</translation>
        </message>
        <message>
            <source>Times passed on</source>
            <translation>转办次数</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>受理时间</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>派遣时间</translation>
        </message>
        <message>
            <source>Reported back</source>
            <translation>反馈时间</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>Name kept secret</source>
            <translation>诉求人信息保密</translation>
        </message>
        <message>
            <source>Who, where, what happened</source>
            <translation>什么人，在哪里，发生了什么</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>Category, code or pinyin initials</source>
            <translation>类别名称、编码或拼音首字母</translation>
        </message>
        <message>
            <source>Grid or village, pinyin initials</source>
            <translation>网格或村社，可用拼音首字母</translation>
        </message>
        <message>
            <source>Road, house number, landmark</source>
            <translation>路名、门牌、标志物</translation>
        </message>
        <message>
            <source>Involved</source>
            <translation>涉及人数</translation>
        </message>
        <message>
            <source>Injured</source>
            <translation>受伤人数</translation>
        </message>
        <message>
            <source>Dead</source>
            <translation>死亡人数</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>失联人数</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>External number</source>
            <translation>来件编号</translation>
        </message>
        <message>
            <source>Complainant</source>
            <translation>诉求人</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>联系电话</translation>
        </message>
        <message>
            <source>Confidential</source>
            <translation>是否保密</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>事件描述</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>所属网格</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Occurred</source>
            <translation>发生时间</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>接报时间</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>More ▾</source>
            <translation>更多 ▾</translation>
        </message>
    </context>
    <context>
        <name>FigureStrip</name>
        <message>
            <source>{step} on time</source>
            <translation>{step}节点按时率</translation>
        </message>
        <message>
            <source>Alerts in the last hour</source>
            <translation>本时段提醒频率</translation>
        </message>
        <message>
            <source>not known now</source>
            <translation>暂时读不出来</translation>
        </message>
        <message>
            <source>nothing done today</source>
            <translation>今日尚无办理</translation>
        </message>
        <message>
            <source>{good}/{done} today, {late} late</source>
            <translation>今日 {good}/{done}，超时 {late}</translation>
        </message>
        <message>
            <source>aim: ≤ {n} an hour each</source>
            <translation>目标 ≤ {n} 条/小时·人</translation>
        </message>
        <message>
            <source>{n} an hour</source>
            <translation>{n} 条/小时</translation>
        </message>
    </context>
    <context>
        <name>FileDialog</name>
        <message>
            <source>File of {name}</source>
            <translation>{name}的档案</translation>
        </message>
    </context>
    <context>
        <name>FileDrop</name>
        <message>
            <source>Drop or paste a picture</source>
            <translation>拖入或粘贴图片</translation>
        </message>
        <message>
            <source>pasted</source>
            <translation>粘贴图片</translation>
        </message>
        <message>
            <source>Choose files to attach</source>
            <translation>选择附件</translation>
        </message>
        <message>
            <source>not to be found there any more</source>
            <translation>原处已找不到该文件</translation>
        </message>
        <message>
            <source>Take {name} back</source>
            <translation>移除 {name}</translation>
        </message>
    </context>
    <context>
        <name>FilesCard</name>
        <message>
            <source>Attachments</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Drop files here, or paste a picture with Ctrl+V.</source>
            <translation>拖入文件，或按 Ctrl+V 粘贴图片。</translation>
        </message>
        <message>
            <source>Add attachments</source>
            <translation>添加附件</translation>
        </message>
        <message>
            <source>pasted picture</source>
            <translation>粘贴图片</translation>
        </message>
        <message>
            <source>No photo or file is attached to this event.</source>
            <translation>该事件没有附件。</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Open in another program…</source>
            <translation>用其他程序打开…</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <source>“{name}” ({size}) opens in another program. Files from outside may do harm.</source>
            <translation>将用其他程序打开“{name}”（{size}）。外来文件可能有害，请确认来源。</translation>
        </message>
        <message>
            <source>Open the file</source>
            <translation>打开附件</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>另存为</translation>
        </message>
        <message>
            <source>“{name}” is saved.</source>
            <translation>“{name}”已保存。</translation>
        </message>
        <message>
            <source>“{name}” is not on this seat.</source>
            <translation>本席位没有“{name}”的文件内容。</translation>
        </message>
        <message>
            <source>“{name}” still lies at seat {seat}; it comes by itself when that seat is connected.</source>
            <translation>“{name}”还在 {seat} 席位上，那个席位联网后自动送到。</translation>
        </message>
        <message>
            <source>“{name}” cannot be copied there.</source>
            <translation>“{name}”无法复制到该处。</translation>
        </message>
    </context>
    <context>
        <name>FilterLine</name>
        <message>
            <source>All classes</source>
            <translation>全部类别</translation>
        </message>
        <message>
            <source>All grids</source>
            <translation>全部网格</translation>
        </message>
        <message>
            <source>Everybody's</source>
            <translation>全部人员</translation>
        </message>
        <message>
            <source>Handled by me</source>
            <translation>我承办的</translation>
        </message>
        <message>
            <source>Led by my unit</source>
            <translation>本单位承办</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>All urgencies</source>
            <translation>全部级别</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>All sources</source>
            <translation>全部来源</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>我的</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>登记日期</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>By urgency</source>
            <translation>按紧急度</translation>
        </message>
        <message>
            <source>By time limit</source>
            <translation>按时限</translation>
        </message>
        <message>
            <source>By registration</source>
            <translation>按登记时间</translation>
        </message>
        <message>
            <source>By grade</source>
            <translation>按级别</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>按编号</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>行高</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Show or hide the preview</source>
            <translation>显示或隐藏预览</translation>
        </message>
        <message>
            <source>All of {village}</source>
            <translation>{village}（全部）</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>选择日期…</translation>
        </message>
        <message>
            <source>All days</source>
            <translation>全部日期</translation>
        </message>
        <message>
            <source>Compact 28</source>
            <translation>紧凑 28</translation>
        </message>
        <message>
            <source>Standard 36</source>
            <translation>标准 36</translation>
        </message>
        <message>
            <source>Relaxed 44</source>
            <translation>宽松 44</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Found a command room</source>
            <translation>新建指挥室</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>建立</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>打开指挥室</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stopping, and taking away what came in so far…</source>
            <translation>正在停止，并清除已导入的部分……</translation>
        </message>
    </context>
    <context>
        <name>FormField</name>
        <message>
            <source>required</source>
            <translation>必填</translation>
        </message>
        <message>
            <source>{name} (required)</source>
            <translation>{name}（必填）</translation>
        </message>
    </context>
    <context>
        <name>FormNames</name>
        <message>
            <source>Registration sheet</source>
            <translation>问题登记单</translation>
        </message>
        <message>
            <source>Dispatch sheet</source>
            <translation>任务派遣单</translation>
        </message>
        <message>
            <source>Assignment sheet</source>
            <translation>交办单</translation>
        </message>
        <message>
            <source>Feedback sheet</source>
            <translation>反馈单</translation>
        </message>
        <message>
            <source>Verification sheet</source>
            <translation>核查单</translation>
        </message>
        <message>
            <source>Notice of closing</source>
            <translation>办结告知单</translation>
        </message>
        <message>
            <source>Supervision sheet</source>
            <translation>督办单</translation>
        </message>
        <message>
            <source>Cooperation or transfer sheet</source>
            <translation>协作（移送）单</translation>
        </message>
        <message>
            <source>Emergency report</source>
            <translation>突发事件信息专报</translation>
        </message>
        <message>
            <source>Emergency report (first)</source>
            <translation>突发事件信息专报（初报）</translation>
        </message>
        <message>
            <source>Emergency report (follow-up)</source>
            <translation>突发事件信息专报（续报）</translation>
        </message>
        <message>
            <source>Emergency report (final)</source>
            <translation>突发事件信息专报（终报）</translation>
        </message>
    </context>
    <context>
        <name>FormsDialog</name>
        <message>
            <source>Forms</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>With personal data in clear</source>
            <translation>个人信息不脱敏</translation>
        </message>
        <message>
            <source>Your name and the reason are written into the course of the event.</source>
            <translation>您的姓名和理由会写入事件经过。</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>The page as it will be printed</source>
            <translation>打印出来的样子</translation>
        </message>
        <message>
            <source>{count} pages; the first is shown</source>
            <translation>共 {count} 页，这里是第一页</translation>
        </message>
        <message>
            <source>{count} faces of official papers are not on this machine; the built-in one stands in.</source>
            <translation>公文字体有 {count} 种本机没有，已用内置字体代替。</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写。</translation>
        </message>
    </context>
    <context>
        <name>FormsSection</name>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>使用的模板</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>修改人</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>修改时间</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>Write to a file…</source>
            <translation>导出到文件…</translation>
        </message>
        <message>
            <source>Use a file…</source>
            <translation>用文件替换…</translation>
        </message>
        <message>
            <source>Back to the built-in one</source>
            <translation>恢复内置模板</translation>
        </message>
        <message>
            <source>Forms are printed and saved with these. A township may put its own text in place of a built-in template; each change is a version, and a template that is broken is named while the built-in one is used.</source>
            <translation>表单按这些模板打印和导出。镇街可以用自己的文本替换内置模板，每次修改留一个版本；模板有误时会指出，并改用内置模板。</translation>
        </message>
        <message>
            <source>own, version {n}</source>
            <translation>本镇第 {n} 版</translation>
        </message>
        <message>
            <source>built in, {version}</source>
            <translation>内置 {version}</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <source>{name}: the new version is in use</source>
            <translation>“{name}”的新版本已启用</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>已保存：{file}</translation>
        </message>
        <message>
            <source>Forms are made with the built-in template again; the room's own versions stay on record.</source>
            <translation>以后的表单用内置模板生成；本镇的各版本仍留有记录。</translation>
        </message>
        <message>
            <source>Back to the built-in template of {name}?</source>
            <translation>“{name}”恢复内置模板？</translation>
        </message>
        <message>
            <source>{name}: the built-in template is in use</source>
            <translation>“{name}”已改用内置模板</translation>
        </message>
    </context>
    <context>
        <name>Found</name>
        <message>
            <source>Setting</source>
            <translation>设置项</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Settings found</source>
            <translation>搜索结果</translation>
        </message>
        <message>
            <source>{count} found for “{words}”</source>
            <translation>“{words}”：找到 {count} 项</translation>
        </message>
        <message>
            <source>No setting has “{words}”. Try another word, or Esc to see all sections.</source>
            <translation>没有符合“{words}”的设置。换个词试试，或按 Esc 查看全部分类。</translation>
        </message>
    </context>
    <context>
        <name>GivenDialog</name>
        <message>
            <source>It is noted</source>
            <translation>已记下</translation>
        </message>
    </context>
    <context>
        <name>HandOverDialog</name>
        <message>
            <source>Take the shift over</source>
            <translation>接班</translation>
        </message>
        <message>
            <source>Hand the shift over</source>
            <translation>交班</translation>
        </message>
        <message>
            <source>Read and signed</source>
            <translation>已阅，签字接班</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>签字交班</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>姓名或拼音首字母</translation>
        </message>
        <message>
            <source>Taken over by</source>
            <translation>接班人</translation>
        </message>
        <message>
            <source>Open events</source>
            <translation>未办结事项</translation>
        </message>
        <message>
            <source>What was promised to whom, by when</source>
            <translation>答应了谁、什么事、何时</translation>
        </message>
        <message>
            <source>Promise about the chosen event</source>
            <translation>所选事项的承诺</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>交班说明</translation>
        </message>
        <message>
            <source>{total} events are open. Those past or near a limit stand here: {n}, {red} of them past it.</source>
            <translation>在办 {total} 件。下列为超时或临近时限的事项 {n} 件，其中超时 {red} 件。</translation>
        </message>
        <message>
            <source>{total} events are open, {near} of them past or near a limit, {red} past it. The {n} most pressing stand here; all are on the board.</source>
            <translation>在办 {total} 件，其中超时或临近时限 {near} 件（超时 {red} 件）。下列为最紧迫的 {n} 件，其余见事件看板。</translation>
        </message>
        <message>
            <source>{name} handed over at {at}: {total} open, {red} past a limit, {n} promises.</source>
            <translation>{name}于 {at} 交班：在办 {total} 件，超时 {red} 件，承诺 {n} 项。</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>settled since, or no limit near</source>
            <translation>已办结，或不再临近时限</translation>
        </message>
        <message>
            <source>Handled by</source>
            <translation>承办</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>承诺</translation>
        </message>
        <message>
            <source>The shift is taken over.</source>
            <translation>已接班，双方签字完成。</translation>
        </message>
        <message>
            <source>Signed; it waits for the second signature.</source>
            <translation>已签字交班，待接班人签字。</translation>
        </message>
    </context>
    <context>
        <name>Headcount</name>
        <message>
            <source>✓ in order</source>
            <translation>✓ 符合</translation>
        </message>
        <message>
            <source>⚠ look</source>
            <translation>⚠ 提示</translation>
        </message>
        <message>
            <source>▼ short</source>
            <translation>▼ 不足</translation>
        </message>
        <message>
            <source>▲ over</source>
            <translation>▲ 超限</translation>
        </message>
        <message>
            <source>? not known</source>
            <translation>? 缺数</translation>
        </message>
    </context>
    <context>
        <name>HeadcountTab</name>
        <message>
            <source>Headcount</source>
            <translation>编制</translation>
        </message>
        <message>
            <source>Certificates that end</source>
            <translation>将到期的执法证</translation>
        </message>
        <message>
            <source>No certificate ends within 90 days.</source>
            <translation>90 日内没有到期的执法证。</translation>
        </message>
        <message>
            <source>{name} comes back from {to} on {day}</source>
            <translation>{name}（{to}）{day} 归还</translation>
        </message>
        <message>
            <source>Loans that end within 30 days</source>
            <translation>30 日内到期的借用</translation>
        </message>
        <message>
            <source>By: {source}</source>
            <translation>依据：{source}</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Have / rule</source>
            <translation>现有 / 规则</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>规则原文</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>另 {n} 人</translation>
        </message>
        <message>
            <source>ended {n} days ago: may only assist</source>
            <translation>已过期 {n} 天：只可辅助</translation>
        </message>
        <message>
            <source>{n} days left ({step}-day warning)</source>
            <translation>剩 {n} 天（{step} 日提醒）</translation>
        </message>
    </context>
    <context>
        <name>HeldStrip</name>
        <message>
            <source>Take it over</source>
            <translation>接管</translation>
        </message>
        <message>
            <source>{who} is at it (seat {seat}): “{deed}” {ago} ago</source>
            <translation>{who} 正在席位 {seat} 办理：{ago}前 {deed}</translation>
        </message>
        <message>
            <source>Taken over here from {who} (seat {seat}).</source>
            <translation>由本席位接管，原办理人 {who}（席位 {seat}）。</translation>
        </message>
    </context>
    <context>
        <name>HintStrip</name>
        <message>
            <source>Keys</source>
            <translation>快捷键提示</translation>
        </message>
    </context>
    <context>
        <name>Histogram</name>
        <message>
            <source>Interruptions in each ten minutes of the last day: {total} in all, {worst} at most at once</source>
            <translation>最近一天每十分钟的打断次数：共 {total} 次，最多一次 {worst} 次</translation>
        </message>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>−{n} h</source>
            <translation>−{n} 小时</translation>
        </message>
    </context>
    <context>
        <name>HoursDialog</name>
        <message>
            <source>When the summary is made</source>
            <translation>专报生成时间</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>每日</translation>
        </message>
        <message>
            <source>Working days alone</source>
            <translation>仅工作日</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时刻</translation>
        </message>
    </context>
    <context>
        <name>HoursLine</name>
        <message>
            <source>Change…</source>
            <translation>修改…</translation>
        </message>
        <message>
            <source>When the summary is made</source>
            <translation>修改专报生成时间</translation>
        </message>
        <message>
            <source>Made every day at {time}</source>
            <translation>每日 {time} 自动生成</translation>
        </message>
        <message>
            <source>Made on working days at {time}</source>
            <translation>工作日 {time} 自动生成</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import events</source>
            <translation>导入事件</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>开始导入</translation>
        </message>
        <message>
            <source>No file chosen</source>
            <translation>尚未选择文件</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <source>Name of the map</source>
            <translation>对照表名称</translation>
        </message>
        <message>
            <source>Save the map</source>
            <translation>保存对照表</translation>
        </message>
        <message>
            <source>Rows read</source>
            <translation>已读行数</translation>
        </message>
        <message>
            <source>Open the rejected rows</source>
            <translation>打开未导入清单</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>工作表</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>前几行</translation>
        </message>
        <message>
            <source>Map of the columns</source>
            <translation>列对照表</translation>
        </message>
        <message>
            <source>Keep it for next time</source>
            <translation>保存供下次使用</translation>
        </message>
        <message>
            <source>Choose a table of events: its columns and first rows stand here before anything comes in.</source>
            <translation>请选择一份事件表格：导入前先在这里核对列的对应关系和前几行。</translation>
        </message>
        <message>
            <source>Tables (*.xlsx *.xls *.csv *.tsv *.txt);;All files (*)</source>
            <translation>表格 (*.xlsx *.xls *.csv *.tsv *.txt);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>{rows} rows, {columns} columns</source>
            <translation>{rows} 行，{columns} 列</translation>
        </message>
        <message>
            <source>Drafted from the heading</source>
            <translation>按表头自动拟定</translation>
        </message>
        <message>
            <source>No column looks like a title or a text: say which ones do.</source>
            <translation>没有认出标题或内容列，请在左侧指定。</translation>
        </message>
        <message>
            <source>Changed here</source>
            <translation>已修改（未保存）</translation>
        </message>
        <message>
            <source>Give the map a name first.</source>
            <translation>请先填写对照表名称。</translation>
        </message>
        <message>
            <source>The map “{name}” is kept.</source>
            <translation>对照表“{name}”已保存。</translation>
        </message>
        <message>
            <source>Stop the import</source>
            <translation>停止导入</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>{read} of {total} rows</source>
            <translation>已读 {read} / {total} 行</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>{imported} imported, {known} there already, {rejected} rejected, of {read} rows read</source>
            <translation>读取 {read} 行：导入 {imported}，已存在 {known}，未导入 {rejected}</translation>
        </message>
        <message>
            <source>Broken off: {text}; what came in stays.</source>
            <translation>中途中断。{text}；已导入的保留。</translation>
        </message>
        <message>
            <source>Stopped: {text}; what came in stays.</source>
            <translation>已停止。{text}；已导入的保留。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Stopping after these rows…</source>
            <translation>正在停止，完成当前这批后结束…</translation>
        </message>
    </context>
    <context>
        <name>Instead</name>
        <message>
            <source>on leave</source>
            <translation>请假</translation>
        </message>
        <message>
            <source>lent out</source>
            <translation>借出</translation>
        </message>
        <message>
            <source>not on duty</source>
            <translation>不在岗</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>未登记</translation>
        </message>
        <message>
            <source>auxiliary</source>
            <translation>辅助人员</translation>
        </message>
        <message>
            <source>no certificate</source>
            <translation>无执法证</translation>
        </message>
        <message>
            <source>certificate expired</source>
            <translation>执法证过期</translation>
        </message>
        <message>
            <source>another field of enforcement</source>
            <translation>执法领域不符</translation>
        </message>
        <message>
            <source>joint enforcement only</source>
            <translation>须联合执法</translation>
        </message>
        <message>
            <source>another village</source>
            <translation>非包干村社</translation>
        </message>
        <message>
            <source>has to stay out of it</source>
            <translation>应当回避</translation>
        </message>
        <message>
            <source>item not in force</source>
            <translation>事项不在清单</translation>
        </message>
        <message>
            <source>no authority</source>
            <translation>无事项授权</translation>
        </message>
    </context>
    <context>
        <name>IntakePage</name>
        <message>
            <source>Intake</source>
            <translation>登记受理</translation>
        </message>
        <message>
            <source>Draft kept {time}</source>
            <translation>草稿已自动保存 {time}</translation>
        </message>
        <message>
            <source>Draft not kept yet</source>
            <translation>草稿尚未保存</translation>
        </message>
        <message>
            <source>{number} is registered: {state}</source>
            <translation>{number} 已登记，当前{state}</translation>
        </message>
        <message>
            <source>{said}. {reason}</source>
            <translation>{said}。{reason}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Register and dispatch</source>
            <translation>登记并派遣</translation>
        </message>
        <message>
            <source>Register only</source>
            <translation>仅登记</translation>
        </message>
        <message>
            <source>Close on the spot</source>
            <translation>就地办结</translation>
        </message>
        <message>
            <source>Keep as draft</source>
            <translation>存草稿</translation>
        </message>
        <message>
            <source>Clear the form</source>
            <translation>清空表单</translation>
        </message>
        <message>
            <source>Look at the similar event</source>
            <translation>查看相似事件</translation>
        </message>
        <message>
            <source>Merge into the similar event</source>
            <translation>合并到相似事件</translation>
        </message>
        <message>
            <source>Go on with an unfinished form</source>
            <translation>继续填写未完成的登记</translation>
        </message>
        <message>
            <source>All unfinished forms</source>
            <translation>全部未完成的登记</translation>
        </message>
        <message>
            <source>Source {number}</source>
            <translation>来源第 {number} 项</translation>
        </message>
        <message>
            <source>Suggested by {words}</source>
            <translation>建议：依据{words}</translation>
        </message>
        <message>
            <source>Suggested: “{name}” is named</source>
            <translation>建议：内容中提到“{name}”</translation>
        </message>
        <message>
            <source>Suggested: {number} at the same place lies there</source>
            <translation>建议：同一地点的 {number} 属于此网格</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Nothing new to keep.</source>
            <translation>没有需要保存的新内容。</translation>
        </message>
        <message>
            <source>The form was cleared.</source>
            <translation>表单已清空。</translation>
        </message>
        <message>
            <source>The same matter</source>
            <translation>同一诉求</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
    </context>
    <context>
        <name>Jobs</name>
        <message>
            <source>Supervision and alerts</source>
            <translation>督办巡查与提醒</translation>
        </message>
        <message>
            <source>Self-check of the jobs</source>
            <translation>任务自检</translation>
        </message>
        <message>
            <source>Daily summary</source>
            <translation>每日专报</translation>
        </message>
        <message>
            <source>Hourly copy</source>
            <translation>每小时备份</translation>
        </message>
        <message>
            <source>Nightly check of the store</source>
            <translation>夜间全库检查</translation>
        </message>
        <message>
            <source>Exchange of entries</source>
            <translation>县级交换</translation>
        </message>
        <message>
            <source>Sending of attachments</source>
            <translation>附件传送</translation>
        </message>
        <message>
            <source>Lights the lamps, urges, drafts supervision sheets, raises alerts and passes them on.</source>
            <translation>按时限亮灯、催办、拟督办单，发出提醒，无人确认的逐级升级。</translation>
        </message>
        <message>
            <source>Rings when one of the other jobs is more than two periods late.</source>
            <translation>其他任务延误超过两个周期时发出提醒。</translation>
        </message>
        <message>
            <source>Makes the day's paper at its set time, whoever is signed in; what was missed is made up and marked.</source>
            <translation>到设定时间生成当日专报，有无人员登录均会生成；错过的补做并标注“迟”。</translation>
        </message>
        <message>
            <source>Copies and checks the store when the last copy is an hour old and something changed since.</source>
            <translation>距上次备份满一小时且数据有变化时，备份并校验。</translation>
        </message>
        <message>
            <source>Looks at the whole journal, every event and the search, at night or when the last look is old.</source>
            <translation>夜间核对全部流水、事件和检索；久未检查时白天补查。</translation>
        </message>
        <message>
            <source>Brings entries to the hub or the county, and takes theirs.</source>
            <translation>与本室交换机或县级中心互送流水。</translation>
        </message>
        <message>
            <source>Brings and fetches attachments beside the exchange.</source>
            <translation>在交换之外传送附件，网络繁忙时让行。</translation>
        </message>
        <message>
            <source>◔ running</source>
            <translation>◔ 正在执行</translation>
        </message>
        <message>
            <source>✕ failed</source>
            <translation>✕ 失败</translation>
        </message>
        <message>
            <source>! late</source>
            <translation>! 延误</translation>
        </message>
        <message>
            <source>✓ well</source>
            <translation>✓ 正常</translation>
        </message>
        <message>
            <source>○ never yet</source>
            <translation>○ 尚未执行</translation>
        </message>
        <message>
            <source>every {n} h</source>
            <translation>每 {n} 小时</translation>
        </message>
        <message>
            <source>every {n} min</source>
            <translation>每 {n} 分钟</translation>
        </message>
        <message>
            <source>every {n} s</source>
            <translation>每 {n} 秒</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <source>{n} missed</source>
            <translation>补做，漏 {n} 次</translation>
        </message>
        <message>
            <source>Of {n} runs kept: {well} well, {failed} failed</source>
            <translation>所留 {n} 次记录：正常 {well} 次，失败 {failed} 次</translation>
        </message>
        <message>
            <source>A run took {mean} on average, {most} at most</source>
            <translation>平均用时 {mean}，最长 {most}</translation>
        </message>
        <message>
            <source>Last failure {time}: {why}</source>
            <translation>最近一次失败 {time}：{why}</translation>
        </message>
    </context>
    <context>
        <name>JobsPage</name>
        <message>
            <source>Jobs</source>
            <translation>定时任务</translation>
        </message>
        <message>
            <source>Run it now</source>
            <translation>立即执行</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>上下</translation>
        </message>
        <message>
            <source>run it now</source>
            <translation>立即执行</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Jobs that are well</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Failed at last</source>
            <translation>最近一次失败</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>延误</translation>
        </message>
        <message>
            <source>Next run</source>
            <translation>下次执行</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>Last run</source>
            <translation>上次执行</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>用时</translation>
        </message>
        <message>
            <source>Made up</source>
            <translation>补做</translation>
        </message>
        <message>
            <source>How it went</source>
            <translation>执行情况</translation>
        </message>
        <message>
            <source>Began</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>✓ well</source>
            <translation>✓ 正常</translation>
        </message>
        <message>
            <source>Runs of the job</source>
            <translation>执行记录</translation>
        </message>
        <message>
            <source>This job has not run on this machine yet.</source>
            <translation>本机尚未执行过这项任务。</translation>
        </message>
        <message>
            <source>The chosen job</source>
            <translation>所选任务</translation>
        </message>
        <message>
            <source>Run: {job}</source>
            <translation>已执行：{job}</translation>
        </message>
        <message>
            <source>{job} failed; its runs say why.</source>
            <translation>{job}执行失败，原因见执行记录。</translation>
        </message>
        <message>
            <source>This desk runs the jobs while it is open or in the tray.</source>
            <translation>指挥室打开或收在托盘时，由本机按时执行。</translation>
        </message>
        <message>
            <source>This program does not run the jobs by itself now: it only looks.</source>
            <translation>当前只查看，本程序未在执行定时任务。</translation>
        </message>
        <message>
            <source>of this machine</source>
            <translation>本机任务</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>nothing is planned here</source>
            <translation>本程序未安排执行</translation>
        </message>
        <message>
            <source>Last end {time}</source>
            <translation>上次结束 {time}</translation>
        </message>
        <message>
            <source>The last run made up for {n} that never began while nothing ran here.</source>
            <translation>停机期间漏执行 {n} 次，上次执行已一并补做。</translation>
        </message>
        <message>
            <source>Runs of the job ({n})</source>
            <translation>执行记录（{n}）</translation>
        </message>
    </context>
    <context>
        <name>JoinDialog</name>
        <message>
            <source>Join a hub or centre</source>
            <translation>加入本室交换机或县级中心</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>https://address of the hub or centre</source>
            <translation>https:// 本室交换机或中心的地址</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>一次性入网码</translation>
        </message>
        <message>
            <source>From the hub or centre; good for thirty minutes and for one seat.</source>
            <translation>由本室交换机或县级中心生成，三十分钟内有效，只能用于一个席位。</translation>
        </message>
        <message>
            <source>PIN for the keys</source>
            <translation>密钥 PIN</translation>
        </message>
        <message>
            <source>Only where this system has no keyring: the keys are wrapped with the PIN, which is asked for at each start. Left empty, a file that this machine opens by itself takes its place.</source>
            <translation>仅在系统没有密钥环时使用：密钥用 PIN 加密保存，每次启动时输入。留空则保存为本机可自动打开的文件。</translation>
        </message>
        <message>
            <source>The room's hub or the county's centre gives out a code for one seat. The same code and this same page put a new machine in the place of a broken seat: the room's data come back to it.</source>
            <translation>入网码由本室交换机或县级中心发给一个席位。更换损坏的席位也在这里办理：凭入网码，新电脑即可取回本室数据。</translation>
        </message>
        <message>
            <source>Mistyped: a character is wrong, or two are swapped. Compare it once more.</source>
            <translation>输入有误：有字符错误，或两个字符颠倒，请再核对一遍。</translation>
        </message>
        <message>
            <source>✓ Typed rightly. Only a server with the fingerprint {fingerprint} is accepted.</source>
            <translation>✓ 入网码无误。只接受指纹为 {fingerprint} 的服务器。</translation>
        </message>
        <message>
            <source>The code has {count} characters.</source>
            <translation>入网码共 {count} 个字符。</translation>
        </message>
        <message>
            <source>An address that begins with https://, such as https://10.0.0.5:8443.</source>
            <translation>请填写以 https:// 开头的地址，例如 https://10.0.0.5:8443。</translation>
        </message>
        <message>
            <source>✓ Joined: this is seat {seat} of {unit}. The fingerprint {fingerprint} was checked.

What happens next: the first exchange brings all that the room has, the open events first; the desk can be used meanwhile. What was done here goes up by itself. The page shows how far it is.</source>
            <translation>✓ 已加入：本机是{unit}的席位 {seat}，服务器指纹 {fingerprint} 已核对。

接下来：首次同步取回本室全部数据，在办事件优先，其间可以照常工作；本席位办理的内容会自动上送。进度见同步页。</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>正在联系服务器…</translation>
        </message>
        <message>
            <source>Asking the server, {n} s…</source>
            <translation>正在联系服务器，已 {n} 秒…</translation>
        </message>
    </context>
    <context>
        <name>KeeperDialog</name>
        <message>
            <source>Another keeper of the key</source>
            <translation>更换密钥保管方式</translation>
        </message>
        <message>
            <source>Switch encryption on</source>
            <translation>开启加密</translation>
        </message>
        <message>
            <source>Change the keeper</source>
            <translation>更换</translation>
        </message>
        <message>
            <source>Close the desk and encrypt</source>
            <translation>关闭桌面并加密</translation>
        </message>
        <message>
            <source>Who keeps the key</source>
            <translation>密钥由谁保管</translation>
        </message>
        <message>
            <source>This system keeps no keyring.</source>
            <translation>本机没有可用的系统密钥环。</translation>
        </message>
        <message>
            <source>Keyring of the system</source>
            <translation>系统密钥环</translation>
        </message>
        <message>
            <source>Pass phrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>本机标识</translation>
        </message>
        <message>
            <source>At least 8 characters, better a sentence; asked for at each start</source>
            <translation>至少 8 个字符，最好是一句话；每次启动时询问</translation>
        </message>
        <message>
            <source>Pass phrase once more</source>
            <translation>再输一次口令</translation>
        </message>
        <message>
            <source>The desk closes, the file is copied under the key, compared and exchanged, and the desk opens again. Twice the room of the file must be free on the disk; a power cut leaves the old or the new.</source>
            <translation>桌面先关闭，数据在密钥下复制、核对、替换，然后自动重新打开。磁盘须有两倍于数据的余量；中途断电只会是旧的或新的。</translation>
        </message>
        <message>
            <source>It opens while this account of the system is signed in: nothing is asked for.</source>
            <translation>登录本系统账户后即可打开，启动时不再询问。</translation>
        </message>
        <message>
            <source>The strongest. Without it nobody opens the file, nor its copies: keep it in two places.</source>
            <translation>最稳妥。没有口令，数据和备份谁也打不开，请分两处妥善保管。</translation>
        </message>
        <message>
            <source>The weakest: who reads the whole disk opens it. A note on the desk says so.</source>
            <translation>最弱：能读出整块硬盘的人可以打开，桌面会持续提示。</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写。</translation>
        </message>
        <message>
            <source>The pass phrase was not typed the same twice.</source>
            <translation>两次输入的口令不一致。</translation>
        </message>
    </context>
    <context>
        <name>KeyDeeds</name>
        <message>
            <source>“{deed}” is not open while the event is “{state}”.</source>
            <translation>“{state}”状态下不能{deed}。</translation>
        </message>
        <message>
            <source>“{deed}” is for {who}.</source>
            <translation>“{deed}”限{who}办理。</translation>
        </message>
    </context>
    <context>
        <name>KeyDialog</name>
        <message>
            <source>Keys of “{deed}”</source>
            <translation>“{deed}”的快捷键</translation>
        </message>
        <message>
            <source>Press the new key here</source>
            <translation>在此按下新的按键</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新按键</translation>
        </message>
        <message>
            <source>Keep the present keys as well</source>
            <translation>保留现有按键，另加这一个</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>改由此操作使用</translation>
        </message>
        <message>
            <source>No key</source>
            <translation>不设按键</translation>
        </message>
        <message>
            <source>Usual keys</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>全局</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Works: {where}</source>
            <translation>生效范围：{where}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Present keys</source>
            <translation>现有按键</translation>
        </message>
        <message>
            <source>The usual keys ({keys}) belong to {owners} now.</source>
            <translation>默认按键（{keys}）现由{owners}使用。</translation>
        </message>
        <message>
            <source>Usual keys: {keys}</source>
            <translation>默认按键：{keys}</translation>
        </message>
        <message>
            <source>Use {key}</source>
            <translation>使用 {key}</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>使用此按键</translation>
        </message>
        <message>
            <source>{key} belongs to {owners}: the list answers to it itself.</source>
            <translation>{key} 由列表自身处理（{owners}），不能改作他用。</translation>
        </message>
        <message>
            <source>{key} belongs to {owners}.</source>
            <translation>{key} 现由{owners}使用。</translation>
        </message>
    </context>
    <context>
        <name>KeyList</name>
        <message>
            <source>Deed</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>This key moves, chooses and types in forms, lists and menus.</source>
            <translation>此键用于在表单、列表和菜单中移动、选择和输入，不能指定。</translation>
        </message>
        <message>
            <source>This key edits text: copy, paste, undo and the like.</source>
            <translation>此键用于编辑文字（复制、粘贴、撤销等），不能指定。</translation>
        </message>
        <message>
            <source>This key submits every form and dialog.</source>
            <translation>此键用于提交表单和对话框，不能指定。</translation>
        </message>
        <message>
            <source>Every list moves or marks by this letter itself.</source>
            <translation>所有列表都用此字母移动或多选，不能指定。</translation>
        </message>
        <message>
            <source>This key belongs to the input method.</source>
            <translation>此键由输入法使用，不能指定。</translation>
        </message>
        <message>
            <source>This key belongs to the operating system.</source>
            <translation>此键由操作系统使用，不能指定。</translation>
        </message>
        <message>
            <source>Text is typed on this page, so a letter or sign alone does nothing: add Ctrl or Alt, or take a function key.</source>
            <translation>此页面要输入文字，单个字母或符号不起作用：请加 Ctrl 或 Alt，或改用功能键。</translation>
        </message>
        <message>
            <source>The deed has this key already.</source>
            <translation>此操作已有这个按键。</translation>
        </message>
        <message>
            <source>A deed has at most {count} keys.</source>
            <translation>一个操作最多 {count} 个按键。</translation>
        </message>
        <message>
            <source>“{deed}” ({group})</source>
            <translation>“{deed}”（{group}）</translation>
        </message>
    </context>
    <context>
        <name>KeysSection</name>
        <message>
            <source>Single letters act in lists and details</source>
            <translation>在列表和详情中启用单键快捷键</translation>
        </message>
        <message>
            <source>Single keys</source>
            <translation>单键快捷键</translation>
        </message>
        <message>
            <source>never while you type</source>
            <translation>输入文字时不触发</translation>
        </message>
        <message>
            <source>Find a deed; pinyin initials will do</source>
            <translation>查找操作，可用拼音首字母</translation>
        </message>
        <message>
            <source>or press a key</source>
            <translation>或按下一个键</translation>
        </message>
        <message>
            <source>Find by pressing a key</source>
            <translation>按键查找</translation>
        </message>
        <message>
            <source>All to the usual keys</source>
            <translation>全部恢复默认</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Usual keys</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>no key</source>
            <translation>不设按键</translation>
        </message>
        <message>
            <source>All deeds have their usual keys</source>
            <translation>全部操作已恢复默认按键</translation>
        </message>
        <message>
            <source>{deed}: {keys}</source>
            <translation>{deed}：{keys}</translation>
        </message>
        <message>
            <source>Single keys on</source>
            <translation>单键快捷键已开启</translation>
        </message>
        <message>
            <source>Single keys off</source>
            <translation>单键快捷键已关闭</translation>
        </message>
        <message>
            <source>No deed has this name or key.</source>
            <translation>没有符合此名称或按键的操作。</translation>
        </message>
        <message>
            <source>Show all keys</source>
            <translation>显示全部快捷键</translation>
        </message>
        <message>
            <source>Some of the keys that were kept could not be read and do not hold.</source>
            <translation>部分已保存的快捷键无法读取，未予采用。</translation>
        </message>
        <message>
            <source>Fixed: the list itself answers to these keys, as in every program.</source>
            <translation>固定按键：由列表自身处理，不能更改。</translation>
        </message>
        <message>
            <source>Usual keys: {keys}</source>
            <translation>默认按键：{keys}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>taken by {owners}</source>
            <translation>已由{owners}使用</translation>
        </message>
        <message>
            <source>fixed</source>
            <translation>固定</translation>
        </message>
        <message>
            <source>instead of {keys}</source>
            <translation>默认 {keys}</translation>
        </message>
        <message>
            <source>own key</source>
            <translation>自定义</translation>
        </message>
        <message>
            <source>also: {groups}</source>
            <translation>同时用于：{groups}</translation>
        </message>
    </context>
    <context>
        <name>Knowing</name>
        <message>
            <source>Categories, places and units cannot be read: {why}</source>
            <translation>类别、地点和单位读不出来：{why}</translation>
        </message>
    </context>
    <context>
        <name>LedgersPage</name>
        <message>
            <source>Ledgers</source>
            <translation>台账</translation>
        </message>
        <message>
            <source>Returns</source>
            <translation>退单</translation>
        </message>
        <message>
            <source>On account</source>
            <translation>挂账</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>上报</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Item lists</source>
            <translation>清单变更</translation>
        </message>
        <message>
            <source>People moved</source>
            <translation>人员转移</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>本周</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>上月</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>今年</translation>
        </message>
        <message>
            <source>Own days</source>
            <translation>自定义</translation>
        </message>
        <message>
            <source>open the event</source>
            <translation>打开事件</translation>
        </message>
        <message>
            <source>next ledger</source>
            <translation>切换台账</translation>
        </message>
        <message>
            <source>export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>As a paper</source>
            <translation>另存为文书</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>台账</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>时段</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>起始日期</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>截止日期</translation>
        </message>
        <message>
            <source>Next ledger</source>
            <translation>下一个台账</translation>
        </message>
        <message>
            <source>{n} rows</source>
            <translation>共 {n} 条</translation>
        </message>
        <message>
            <source>{ledger}: nothing in these days.</source>
            <translation>{ledger}：这段时间没有记录。</translation>
        </message>
        <message>
            <source>Show the whole year</source>
            <translation>看今年全年</translation>
        </message>
    </context>
    <context>
        <name>LeftSide</name>
        <message>
            <source>Basics</source>
            <translation>基本信息</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>诉求人</translation>
        </message>
        <message>
            <source>What was said</source>
            <translation>诉求内容</translation>
        </message>
        <message>
            <source>Public reply</source>
            <translation>公开答复</translation>
        </message>
        <message>
            <source>Handling inside the room</source>
            <translation>办理情况（内部）</translation>
        </message>
        <message>
            <source>Closing remark</source>
            <translation>办结意见</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Shown for {seconds} seconds; the reason is on record.</source>
            <translation>显示 {seconds} 秒，查看理由已记录。</translation>
        </message>
    </context>
    <context>
        <name>Letters</name>
        <message>
            <source>Accept</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>派遣 / 改派</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>核查通过</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>并案</translation>
        </message>
        <message>
            <source>Suspend</source>
            <translation>挂起 / 恢复</translation>
        </message>
    </context>
    <context>
        <name>LicenceDialog</name>
        <message>
            <source>Licence of {name}</source>
            <translation>{name} 的许可证</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Arrows and page keys scroll, Ctrl+A and Ctrl+C copy.</source>
            <translation>方向键和翻页键滚动，Ctrl+A、Ctrl+C 复制。</translation>
        </message>
    </context>
    <context>
        <name>Likeness</name>
        <message>
            <source>texts {n} % alike</source>
            <translation>文字相似 {n}%</translation>
        </message>
        <message>
            <source>same place</source>
            <translation>同一地点</translation>
        </message>
        <message>
            <source>same grid</source>
            <translation>同一网格</translation>
        </message>
        <message>
            <source>same day</source>
            <translation>当天</translation>
        </message>
        <message>
            <source>{n} days apart</source>
            <translation>相隔 {n} 天</translation>
        </message>
    </context>
    <context>
        <name>LimitLine</name>
        <message>
            <source>until {due}</source>
            <translation>至 {due}</translation>
        </message>
    </context>
    <context>
        <name>ListDialog</name>
        <message>
            <source>Import a staff list</source>
            <translation>导入人员名册</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>{file}: {n} rows, {fresh} new or changed, {known} on record already, {left} left out</source>
            <translation>{file}：共 {n} 行，新增或变更 {fresh} 人，已有 {known} 人，未导入 {left} 行</translation>
        </message>
        <message>
            <source>A row comes in whole or not at all. Identity numbers are kept masked.</source>
            <translation>每行要么整行导入，要么不导入。身份证号只存脱敏号。</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行号</translation>
        </message>
        <message>
            <source>Why it stays out</source>
            <translation>未导入原因</translation>
        </message>
        <message>
            <source>Rows that stay out</source>
            <translation>未导入的行</translation>
        </message>
        <message>
            <source>Every row can come in.</source>
            <translation>全部行均可导入。</translation>
        </message>
        <message>
            <source>{n} persons taken onto the roster</source>
            <translation>已导入 {n} 人</translation>
        </message>
    </context>
    <context>
        <name>LitLists</name>
        <message>
            <source>Call</source>
            <translation>回访</translation>
        </message>
    </context>
    <context>
        <name>LoadingState</name>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
    </context>
    <context>
        <name>LookStep</name>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>紧凑</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>标准</translation>
        </message>
        <message>
            <source>Roomy</source>
            <translation>宽松</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>行高</translation>
        </message>
        <message>
            <source>Size of type</source>
            <translation>字号</translation>
        </message>
        <message>
            <source>“Import” checks the export line by line and makes this home out of it.</source>
            <translation>点“导入”，逐条核对后在这里还原该指挥室。</translation>
        </message>
        <message>
            <source>“Found” makes the demonstration township and opens its board.</source>
            <translation>点“建立”生成演示乡镇并打开看板。</translation>
        </message>
        <message>
            <source>“Found” makes the room {name} ({code}), seat {seat}, and opens its board.</source>
            <translation>点“建立”建立“{name}”指挥室（{code}，席位 {seat}）并打开看板。</translation>
        </message>
    </context>
    <context>
        <name>Manual</name>
        <message>
            <source>Manual</source>
            <translation>使用手册</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Chapter</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>Find in the manual</source>
            <translation>在手册中查找</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Arrows choose a chapter, Tab goes into it, / finds words.</source>
            <translation>上下键选章节，Tab 进入正文，/ 查找</translation>
        </message>
        <message>
            <source>No chapter has these words.</source>
            <translation>没有哪一节含有这些词。</translation>
        </message>
        <message>
            <source>Show all chapters</source>
            <translation>显示全部章节</translation>
        </message>
    </context>
    <context>
        <name>Many</name>
        <message>
            <source>Urge {count} events</source>
            <translation>催办 {count} 件</translation>
        </message>
        <message>
            <source>Each gets a reminder on its running clock; an event without one refuses it.</source>
            <translation>逐件催办在途时限；没有在途时限的不催办。</translation>
        </message>
        <message>
            <source>The last work on many events is still going on.</source>
            <translation>上一批还在办理。</translation>
        </message>
        <message>
            <source>{deed}: {done} of {total}</source>
            <translation>{deed}： {done} / {total}</translation>
        </message>
        <message>
            <source>{count} refused so far</source>
            <translation>{count} 件未办理</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>查看原因</translation>
        </message>
        <message>
            <source>Undo what was done</source>
            <translation>撤销已办理的</translation>
        </message>
        <message>
            <source>Done at {count} events.</source>
            <translation>已办理 {count} 件。</translation>
        </message>
        <message>
            <source>Taken back at {count} events.</source>
            <translation>已撤销 {count} 件。</translation>
        </message>
        <message>
            <source>{count} were refused:</source>
            <translation>{count} 件未办理：</translation>
        </message>
        <message>
            <source>{count} were left as they are.</source>
            <translation>其余 {count} 件未动。</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Export: {done} of {total}</source>
            <translation>导出： {done} / {total}</translation>
        </message>
        <message>
            <source>{count} events were written to {file}.</source>
            <translation>已导出 {count} 件到 {file}。</translation>
        </message>
    </context>
    <context>
        <name>ManyDispatchDialog</name>
        <message>
            <source>Dispatch several events</source>
            <translation>批量派遣</translation>
        </message>
        <message>
            <source>Dispatch {count} events</source>
            <translation>派遣 {count} 件</translation>
        </message>
        <message>
            <source>Lead unit</source>
            <translation>主办单位</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>办理要求</translation>
        </message>
        <message>
            <source>Choose the unit that leads.</source>
            <translation>请选择主办单位。</translation>
        </message>
        <message>
            <source>Say what is to be done, in at most {limit} characters.</source>
            <translation>请写明办理要求，不超过 {limit} 字。</translation>
        </message>
    </context>
    <context>
        <name>ManySuperviseDialog</name>
        <message>
            <source>Supervise several events</source>
            <translation>批量督办</translation>
        </message>
        <message>
            <source>Supervise {count} events</source>
            <translation>督办 {count} 件</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>督办等级</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>办理要求</translation>
        </message>
        <message>
            <source>Say what is to be done, in at most {limit} characters.</source>
            <translation>请写明办理要求，不超过 {limit} 字。</translation>
        </message>
    </context>
    <context>
        <name>ManyVerbDialog</name>
        <message>
            <source>{deed}: {count} events</source>
            <translation>{deed}：{count} 件</translation>
        </message>
        <message>
            <source>Done at each of them in turn; where it is not open, the reason is listed.</source>
            <translation>逐件办理；不能办理的列出原因。</translation>
        </message>
    </context>
    <context>
        <name>MeanwhileBar</name>
        <message>
            <source>{who} (seat {seat}) did “{deed}” {ago} ago.</source>
            <translation>{who}（席位 {seat}）{ago}前办理了“{deed}”。</translation>
        </message>
        <message>
            <source>{who} (seat {seat}) just did “{deed}”.</source>
            <translation>{who}（席位 {seat}）刚刚办理了“{deed}”。</translation>
        </message>
        <message>
            <source>What you typed stays; compare it before you hand it in.</source>
            <translation>您填写的内容都在，提交前请核对。</translation>
        </message>
        <message>
            <source>{count} deeds in all meanwhile. {kept}</source>
            <translation>其间共办理 {count} 次。{kept}</translation>
        </message>
    </context>
    <context>
        <name>ModeDialog</name>
        <message>
            <source>Order readiness or war mode</source>
            <translation>下达备战或战时</translation>
        </message>
        <message>
            <source>Change the level</source>
            <translation>调整级别</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>separated by commas</source>
            <translation>用、隔开</translation>
        </message>
        <message>
            <source>Reason or order</source>
            <translation>事由或命令</translation>
        </message>
        <message>
            <source>Who was told</source>
            <translation>已通知</translation>
        </message>
        <message>
            <source>It is journaled with your name. The wall shows grave matters, people on the spot and transfers while war mode goes on; a zero report is due every two hours (Ⅰ, Ⅱ) or four (Ⅲ, Ⅳ); a review is due five working days after its end.</source>
            <translation>以本人名义记入流水。战时大屏改为显示Ⅰ、Ⅱ级事件、现场人员和人员转移；零报告Ⅰ、Ⅱ级每 2 小时、Ⅲ、Ⅳ级每 4 小时一次；结束后 5 个工作日内写复盘。</translation>
        </message>
    </context>
    <context>
        <name>MomentEditor</name>
        <message>
            <source>Not given</source>
            <translation>未填</translation>
        </message>
    </context>
    <context>
        <name>Moments</name>
        <message>
            <source>{month:02d}-{day:02d} {clock}</source>
            <translation>{month}月{day}日 {clock}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} 至 {last}</translation>
        </message>
        <message>
            <source>{year}-{month:02d}-{day:02d}  {clock}</source>
            <translation>{year}年{month:02d}月{day:02d}日  {clock}</translation>
        </message>
    </context>
    <context>
        <name>MonitorList</name>
        <message>
            <source>not joined yet</source>
            <translation>未加入</translation>
        </message>
        <message>
            <source>told</source>
            <translation>已报</translation>
        </message>
        <message>
            <source>told late</source>
            <translation>迟报</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺报</translation>
        </message>
        <message>
            <source>{n} missing</source>
            <translation>缺报 {n} 天</translation>
        </message>
        <message>
            <source>{n} late</source>
            <translation>迟报 {n} 天</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>齐全</translation>
        </message>
        <message>
            <source>Township</source>
            <translation>乡镇</translation>
        </message>
        <message>
            <source>Figures of</source>
            <translation>数据日</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Closed late</source>
            <translation>超期办结</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>上报</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>超期</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>红灯</translation>
        </message>
        <message>
            <source>Received by day</source>
            <translation>近14天受理</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>报送</translation>
        </message>
        <message>
            <source>Last arrived</source>
            <translation>最近收到</translation>
        </message>
        <message>
            <source>Townships</source>
            <translation>乡镇</translation>
        </message>
    </context>
    <context>
        <name>MonitorPage</name>
        <message>
            <source>Townships' figures</source>
            <translation>运行监测</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>Townships that told</source>
            <translation>已报乡镇</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>上报县级</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>处置超期</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>红灯</translation>
        </message>
        <message>
            <source>Bars: what came in each day. Dotted: told late. Struck through: nobody told it.</source>
            <translation>柱形为每日受理数；点纹为迟报；带斜线的空框为缺报。</translation>
        </message>
        <message>
            <source>No township has joined yet: their figures arrive by the exchange.</source>
            <translation>还没有乡镇加入，运行数据随县级同步送达。</translation>
        </message>
        <message>
            <source>County exchange</source>
            <translation>县级同步</translation>
        </message>
        <message>
            <source>⚠ {n} have not told {day}</source>
            <translation>⚠ {day} 未报 {n} 个</translation>
        </message>
        <message>
            <source>{n} of them late</source>
            <translation>其中超期 {n} 件</translation>
        </message>
        <message>
            <source>when they were told</source>
            <translation>报送时</translation>
        </message>
        <message>
            <source>Nothing has been told in these days.</source>
            <translation>这些天没有报送。</translation>
        </message>
        <message>
            <source>Figures of {day}</source>
            <translation>{day} 的数据</translation>
        </message>
        <message>
            <source>{n} closed late</source>
            <translation>超期办结 {n} 件</translation>
        </message>
        <message>
            <source>arrived {ago}</source>
            <translation>{ago}收到</translation>
        </message>
        <message>
            <source>By source</source>
            <translation>按来源</translation>
        </message>
        <message>
            <source>By class</source>
            <translation>按大类</translation>
        </message>
    </context>
    <context>
        <name>MuteDialog</name>
        <message>
            <source>Mute this seat</source>
            <translation>本席位静音</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>{n} minutes</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>For</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>The first class rings all the same. Reason and time stand in the log.</source>
            <translation>一级提醒不受静音影响。理由与时间记入提醒日志。</translation>
        </message>
    </context>
    <context>
        <name>NavButton</name>
        <message>
            <source>{title}, {count} events</source>
            <translation>{title}，{count} 件</translation>
        </message>
    </context>
    <context>
        <name>NavRail</name>
        <message>
            <source>Navigation</source>
            <translation>导航</translation>
        </message>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
    </context>
    <context>
        <name>Nobody</name>
        <message>
            <source>Those who are away stand below with their numbers.</source>
            <translation>下列人员不在岗，附联系电话。</translation>
        </message>
        <message>
            <source>Call {name}</source>
            <translation>呼叫 {name}</translation>
        </message>
    </context>
    <context>
        <name>Nodes</name>
        <message>
            <source>Accept</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>派遣</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>签收</translation>
        </message>
        <message>
            <source>Handle</source>
            <translation>处置</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>核查</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>按期</translation>
        </message>
        <message>
            <source>late</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>不计</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>未到</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>not taken</source>
            <translation>未经过</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>NumberDialog</name>
        <message>
            <source>{deed}: {count} events?</source>
            <translation>{deed}：确定 {count} 件？</translation>
        </message>
        <message>
            <source>It is done at one event after the other and can be stopped in between.</source>
            <translation>逐件办理，中途可以停止。</translation>
        </message>
        <message>
            <source>Type the number {count}</source>
            <translation>请输入件数 {count}</translation>
        </message>
        <message>
            <source>This is not the number of chosen events.</source>
            <translation>与所选件数不符。</translation>
        </message>
    </context>
    <context>
        <name>OffDialog</name>
        <message>
            <source>Switch encryption off?</source>
            <translation>关闭加密？</translation>
        </message>
        <message>
            <source>Close the desk and decrypt</source>
            <translation>关闭桌面并解密</translation>
        </message>
        <message>
            <source>Whoever gets hold of the disk can read the events then; personal data stay sealed one by one.</source>
            <translation>关闭后，拿到硬盘的人可以读出事件；个人信息仍逐件加密保存。</translation>
        </message>
        <message>
            <source>The key stays known, so that the copies under it can be restored.</source>
            <translation>密钥继续保留，以便恢复此前加密的备份。</translation>
        </message>
        <message>
            <source>The desk closes, the file is copied, compared and exchanged, and the desk opens again.</source>
            <translation>桌面先关闭，数据复制、核对、替换后自动重新打开。</translation>
        </message>
    </context>
    <context>
        <name>OperatorDialog</name>
        <message>
            <source>Who sits here</source>
            <translation>当班人员</translation>
        </message>
        <message>
            <source>Take the seat</source>
            <translation>切换</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>姓名、单位或拼音首字母</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Every deed from now on is written down under this name.</source>
            <translation>此后的每项操作都记在所选人员名下。</translation>
        </message>
        <message>
            <source>(here now)</source>
            <translation>（当前）</translation>
        </message>
    </context>
    <context>
        <name>Order</name>
        <message>
            <source>Unit or pinyin initials</source>
            <translation>单位名称或拼音首字母</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>主办单位</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>办理时限</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>协办</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>改派理由</translation>
        </message>
        <message>
            <source>Requirement (Ctrl+T for templates)</source>
            <translation>派遣要求（Ctrl+T 插入模板）</translation>
        </message>
        <message>
            <source>Why this person all the same</source>
            <translation>为何仍派此人</translation>
        </message>
        <message>
            <source>Why in spite of the load</source>
            <translation>超承载派遣理由</translation>
        </message>
        <message>
            <source>Reserve for later</source>
            <translation>预约派遣</translation>
        </message>
        <message>
            <source>By triage: {unit}</source>
            <translation>研判主办：{unit}</translation>
        </message>
        <message>
            <source>Proposed after urgency and source; typing replaces it.</source>
            <translation>按紧急程度和来源拟出，直接输入即可替换。</translation>
        </message>
        <message>
            <source>By category</source>
            <translation>按类别</translation>
        </message>
        <message>
            <source>Own…</source>
            <translation>自定义…</translation>
        </message>
        <message>
            <source>The first limit goes on, due {due}</source>
            <translation>沿用原处置时限，至 {due}</translation>
        </message>
        <message>
            <source>{phase} {limit}, due {due}</source>
            <translation>{phase} {limit}，至 {due}</translation>
        </message>
        <message>
            <source>Due {due}</source>
            <translation>至 {due}</translation>
        </message>
        <message>
            <source>Go there at once, find out what is the matter, and report back with pictures.</source>
            <translation>请立即到场核实情况，按职责处置并拍照反馈。</translation>
        </message>
        <message>
            <source>Call the complainant first, handle it within the limit, and report the result.</source>
            <translation>请先联系诉求人，在时限内办理并反馈结果。</translation>
        </message>
        <message>
            <source>Close off the danger first, then have it repaired; report each phase.</source>
            <translation>请先围护警示、消除危险，再组织修复，分阶段反馈。</translation>
        </message>
        <message>
            <source>Talk to both sides and settle it; say at once if it may grow.</source>
            <translation>请分别听取双方意见，组织调解；有激化苗头立即报告。</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>Desk</source>
            <translation>通用</translation>
        </message>
        <message>
            <source>Change who sits here</source>
            <translation>更换当班人员</translation>
        </message>
        <message>
            <source>Lock the seat</source>
            <translation>锁定席位</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>浅色 / 深色</translation>
        </message>
        <message>
            <source>On this machine: {count} events</source>
            <translation>本机库 {count} 件</translation>
        </message>
        <message>
            <source>Some of your keys could not be read; the usual ones hold in their place.</source>
            <translation>部分自定义快捷键无法读取，已改用默认按键。</translation>
        </message>
        <message>
            <source>Look at the keys</source>
            <translation>查看快捷键</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>练习</translation>
        </message>
        <message>
            <source>everyday mode</source>
            <translation>日常模式</translation>
        </message>
        <message>
            <source>demo data</source>
            <translation>演示数据</translation>
        </message>
        <message>
            <source>{place} · {mode}</source>
            <translation>{place} · {mode}</translation>
        </message>
        <message>
            <source>Demo data: {place} and everybody in it are made up.</source>
            <translation>演示数据：{place}及其中的人员、事件均为虚构。</translation>
        </message>
        <message>
            <source>The notice of holidays for {years} is missing: limits count Mondays to Fridays until it is imported.</source>
            <translation>缺少 {years} 年放假安排：导入前时限只按周一至周五计算。</translation>
        </message>
        <message>
            <source>Late by more than two periods: {names}. Lamps and reminders may be behind.</source>
            <translation>后台任务迟到超过两个周期：{names}。灯色和提醒可能滞后。</translation>
        </message>
        <message>
            <source>The key of the data lies in a file that this machine alone opens; a pass phrase is safer.</source>
            <translation>数据密钥在文件中，只由本机标识保护；改用口令更安全。</translation>
        </message>
        <message>
            <source>The nightly check found {count} faults, first: {first}. Restore a copy or ask for help.</source>
            <translation>夜间全面检查发现 {count} 处问题，第一处：{first}。请恢复备份或联系维护人员。</translation>
        </message>
    </context>
    <context>
        <name>PackageDialog</name>
        <message>
            <source>Package taken in</source>
            <translation>交换包已导入</translation>
        </message>
        <message>
            <source>Package written</source>
            <translation>交换包已导出</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>知道了</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Written and signed. Carry the file to the other seat or to the centre and have it taken in there.</source>
            <translation>已写出并签名。请将文件带到另一席位或中心，在那里导入。</translation>
        </message>
        <message>
            <source>Complete and signed rightly: {fresh} of {entries} entries were new here.</source>
            <translation>完整，签名有效：共 {entries} 笔，其中 {fresh} 笔为新收。</translation>
        </message>
        <message>
            <source>Complete and signed rightly: all {entries} entries were here already.</source>
            <translation>完整，签名有效：{entries} 笔此前均已收到。</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来自</translation>
        </message>
        <message>
            <source>seat {seat} of {place}</source>
            <translation>{place}席位 {seat}</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>生成时间</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>笔数</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
    </context>
    <context>
        <name>PageWindow</name>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Undo the last deed</source>
            <translation>撤销上一步操作</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>关闭此窗口</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Search “{words}” among all events…</source>
            <translation>搜索“{words}”的事件…</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
    </context>
    <context>
        <name>PaperHead</name>
        <message>
            <source>Edition</source>
            <translation>版次</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>生成专报</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>已阅</translation>
        </message>
        <message>
            <source>Comment…</source>
            <translation>批注…</translation>
        </message>
        <message>
            <source>Correct it</source>
            <translation>重新汇总</translation>
        </message>
        <message>
            <source>Correction {number}</source>
            <translation>更正{number}</translation>
        </message>
        <message>
            <source>First</source>
            <translation>首版</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Demo data</source>
            <translation>演示数据</translation>
        </message>
        <message>
            <source>No. {number} of {year}</source>
            <translation>{year}年第{number}期</translation>
        </message>
        <message>
            <source>Week {number} of {year}</source>
            <translation>{year}年第{number}周</translation>
        </message>
        <message>
            <source>Month {number} of {year}</source>
            <translation>{year}年第{number}月</translation>
        </message>
        <message>
            <source>late</source>
            <translation>补报</translation>
        </message>
    </context>
    <context>
        <name>PaperPage</name>
        <message>
            <source>mark as read</source>
            <translation>已阅</translation>
        </message>
        <message>
            <source>comment</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>The paper</source>
            <translation>专报</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>已阅</translation>
        </message>
        <message>
            <source>Comment…</source>
            <translation>批注…</translation>
        </message>
        <message>
            <source>Make or correct it</source>
            <translation>生成或更正专报</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>All figures are of one frozen snapshot</source>
            <translation>各数取自同一份冻结数据</translation>
        </message>
        <message>
            <source>Read by</source>
            <translation>已阅</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Write it</source>
            <translation>写入</translation>
        </message>
        <message>
            <source>The edited text stays when the paper is corrected; an empty one brings the rules' own back.</source>
            <translation>重新汇总后仍保留修改过的文字；清空则恢复自动生成的文字。</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>PartCard</name>
        <message>
            <source>Edit: {title}</source>
            <translation>修改：{title}</translation>
        </message>
        <message>
            <source>edited by {name}, {moment}</source>
            <translation>{name} {moment} 修改</translation>
        </message>
        <message>
            <source>the figures have been corrected since</source>
            <translation>数据此后有更正，请核对</translation>
        </message>
        <message>
            <source>Open {number}</source>
            <translation>打开 {number}</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Change my password</source>
            <translation>更换我的口令</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更换</translation>
        </message>
        <message>
            <source>At least 8 characters, better 15 or more; nothing that is easily guessed</source>
            <translation>至少 8 个字符，建议 15 个以上；不要用容易猜到的</translation>
        </message>
        <message>
            <source>Present password</source>
            <translation>现在的口令</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>新口令</translation>
        </message>
        <message>
            <source>New password once more</source>
            <translation>再输入一次新口令</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写此项。</translation>
        </message>
        <message>
            <source>The new password was not typed the same twice.</source>
            <translation>两次输入的新口令不一致。</translation>
        </message>
        <message>
            <source>Your password is changed</source>
            <translation>口令已更换</translation>
        </message>
    </context>
    <context>
        <name>PeerList</name>
        <message>
            <source>Join another…</source>
            <translation>加入其他中心…</translation>
        </message>
        <message>
            <source>Exchanged with</source>
            <translation>同步对象</translation>
        </message>
    </context>
    <context>
        <name>PeerRow</name>
        <message>
            <source>Leave…</source>
            <translation>不再同步…</translation>
        </message>
        <message>
            <source>Last contact</source>
            <translation>上次成功</translation>
        </message>
        <message>
            <source>Not yet there</source>
            <translation>待上送</translation>
        </message>
        <message>
            <source>Clocks</source>
            <translation>时钟</translation>
        </message>
        <message>
            <source>Certificate until</source>
            <translation>证书有效期</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>指纹</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>程序版本</translation>
        </message>
    </context>
    <context>
        <name>PeopleDelegate</name>
        <message>
            <source>First suggestion</source>
            <translation>首选推荐</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>值守</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>在办负荷</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>按期率</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>推荐分</translation>
        </message>
    </context>
    <context>
        <name>PeopleModel</name>
        <message>
            <source>First suggestion</source>
            <translation>首选推荐</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>在办负荷</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>按期率</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>推荐分</translation>
        </message>
    </context>
    <context>
        <name>PeoplePane</name>
        <message>
            <source>Suggested</source>
            <translation>推荐</translation>
        </message>
        <message>
            <source>Own grid</source>
            <translation>本网格</translation>
        </message>
        <message>
            <source>Lead unit</source>
            <translation>主责单位</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>协办单位</translation>
        </message>
        <message>
            <source>People</source>
            <translation>承办人</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>姓名 / 单位 / 拼音首字母</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Nobody fits.</source>
            <translation>没有符合条件的人员。</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>显示全部人员</translation>
        </message>
        <message>
            <source>By experience, grid, load, fair share, rest, distance, punctuality and post</source>
            <translation>按同类经验、网格、在手、均衡、间隔、距离、按期、定岗综合排序</translation>
        </message>
        <message>
            <source>Nobody of the leading unit is on duty now.</source>
            <translation>主责单位当前无人在岗。</translation>
        </message>
    </context>
    <context>
        <name>PeoplePicker</name>
        <message>
            <source>Take {name} off</source>
            <translation>移除{name}</translation>
        </message>
    </context>
    <context>
        <name>PeriodPage</name>
        <message>
            <source>Weekly and monthly summary</source>
            <translation>周报与月报</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>上报县级</translation>
        </message>
        <message>
            <source>Open at the end</source>
            <translation>期末在办</translation>
        </message>
        <message>
            <source>Past their limit</source>
            <translation>期末超期</translation>
        </message>
        <message>
            <source>On account</source>
            <translation>期末挂起</translation>
        </message>
        <message>
            <source>other week or month</source>
            <translation>上一期、下一期</translation>
        </message>
        <message>
            <source>The one before</source>
            <translation>上一期</translation>
        </message>
        <message>
            <source>The one after</source>
            <translation>下一期</translation>
        </message>
        <message>
            <source>last week</source>
            <translation>上周</translation>
        </message>
        <message>
            <source>last month</source>
            <translation>上月</translation>
        </message>
        <message>
            <source>as of {moment}</source>
            <translation>截至 {moment}</translation>
        </message>
        <message>
            <source>{n} daily summaries in it</source>
            <translation>期内每日专报 {n} 期</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>It is made at {time}, also with nobody signed in; until then this is a draft of the moment.</source>
            <translation>{time} 自动生成，无人登录也会生成；此前为此刻的草稿。</translation>
        </message>
    </context>
    <context>
        <name>PersonCard</name>
        <message>
            <source>Nobody signed in</source>
            <translation>未登录</translation>
        </message>
    </context>
    <context>
        <name>PersonDialog</name>
        <message>
            <source>Posted here by a county department</source>
            <translation>县级部门下沉人员</translation>
        </message>
        <message>
            <source>Number of the enforcement certificate</source>
            <translation>执法证编号</translation>
        </message>
        <message>
            <source>Works for the room alone</source>
            <translation>指挥室专职人员</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>Telephone, masked</source>
            <translation>电话（脱敏）</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Dedicated</source>
            <translation>专职</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>下沉</translation>
        </message>
        <message>
            <source>Partner A/B</source>
            <translation>AB 岗</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>派出部门</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>执法证</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <source>year-month-day</source>
            <translation>年-月-日</translation>
        </message>
        <message>
            <source>Open events carried</source>
            <translation>可承载件数</translation>
        </message>
        <message>
            <source>Duty group</source>
            <translation>值班组</translation>
        </message>
    </context>
    <context>
        <name>PersonList</name>
        <message>
            <source>Persons</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>(here now)</source>
            <translation>（当前）</translation>
        </message>
    </context>
    <context>
        <name>PersonsView</name>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Kind of person</source>
            <translation>身份</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>执法证</translation>
        </message>
        <message>
            <source>Duty group</source>
            <translation>值班组</translation>
        </message>
        <message>
            <source>Open / may carry</source>
            <translation>在办/承载</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>按期率</translation>
        </message>
    </context>
    <context>
        <name>PhotoView</name>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
    </context>
    <context>
        <name>Phrase</name>
        <message>
            <source>Pass phrase of the data</source>
            <translation>数据口令</translation>
        </message>
        <message>
            <source>The data of this room are encrypted. Pass phrase:</source>
            <translation>本指挥室的数据已加密，请输入口令：</translation>
        </message>
    </context>
    <context>
        <name>PlanDialog</name>
        <message>
            <source>Plan a joint operation</source>
            <translation>制定联合执法方案</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>制定方案</translation>
        </message>
        <message>
            <source>A body by name</source>
            <translation>单位名称</translation>
        </message>
        <message>
            <source>One in each line</source>
            <translation>每行一个单位</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>姓名或拼音首字母</translation>
        </message>
        <message>
            <source>Initiating body</source>
            <translation>发起机关</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Bodies that take part</source>
            <translation>参与部门</translation>
        </message>
        <message>
            <source>Officers, two at least</source>
            <translation>执法人员（持证，至少两人）</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>协助人员</translation>
        </message>
        <message>
            <source>Division of work</source>
            <translation>任务分工</translation>
        </message>
        <message>
            <source>The joint operation is planned; everybody has it in hand.</source>
            <translation>联合执法方案已制定，参加人员均已列入在办。</translation>
        </message>
        <message>
            <source>Import a rota</source>
            <translation>导入值班表</translation>
        </message>
        <message>
            <source>Write it</source>
            <translation>写入排班</translation>
        </message>
        <message>
            <source>{file}: {n} turns on {days} days</source>
            <translation>{file}：{days} 天，共 {n} 个班次</translation>
        </message>
        <message>
            <source>leave out</source>
            <translation>不导入</translation>
        </message>
        <message>
            <source>{name} is</source>
            <translation>{name}是</translation>
        </message>
        <message>
            <source>“{name}” is not on the roster; like it: {near}</source>
            <translation>名册中没有“{name}”，相近：{near}</translation>
        </message>
        <message>
            <source>and {n} more cells that cannot be read</source>
            <translation>另有 {n} 格无法识别</translation>
        </message>
        <message>
            <source>{n} are written, {left} left out; what stands there on these days is replaced. It can be undone.</source>
            <translation>将写入 {n} 个班次，略去 {left} 个；这些日期原有的排班会被替换，可以撤销。</translation>
        </message>
    </context>
    <context>
        <name>PlaybookCard</name>
        <message>
            <source>Leading and cooperating units</source>
            <translation>牵头与配合单位</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>处置步骤</translation>
        </message>
        <message>
            <source>The township does</source>
            <translation>镇街应做</translation>
        </message>
        <message>
            <source>Not to do</source>
            <translation>不做事项</translation>
        </message>
        <message>
            <source>Village and grid</source>
            <translation>村社与网格</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>证据要求</translation>
        </message>
        <message>
            <source>Report up when</source>
            <translation>何时上报</translation>
        </message>
        <message>
            <source>Done when</source>
            <translation>办结标准</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>version {version}</source>
            <translation>版本 {version}</translation>
        </message>
        <message>
            <source>approved by {name}</source>
            <translation>{name}批准</translation>
        </message>
    </context>
    <context>
        <name>PlaybookDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>separated by ;</source>
            <translation>用；隔开</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>In force from</source>
            <translation>启用日期</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>牵头单位</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>配合单位</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>批准</translation>
        </message>
        <message>
            <source>Steps, one a line: who | what | limit | result</source>
            <translation>处置步骤，每行一步：谁 | 做什么 | 时限 | 成果</translation>
        </message>
        <message>
            <source>The township does</source>
            <translation>镇街应做</translation>
        </message>
        <message>
            <source>Not to do (printed in red on the dispatch)</source>
            <translation>不做事项（派遣单上以红字印出）</translation>
        </message>
        <message>
            <source>Evidence, one a line</source>
            <translation>证据要求，每行一项</translation>
        </message>
        <message>
            <source>Village and grid</source>
            <translation>村社与网格</translation>
        </message>
        <message>
            <source>Report up when</source>
            <translation>何时上报</translation>
        </message>
        <message>
            <source>Done when</source>
            <translation>办结标准</translation>
        </message>
        <message>
            <source>Legal basis, one a line</source>
            <translation>依据，每行一条</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
    </context>
    <context>
        <name>PlaybooksSection</name>
        <message>
            <source>Find a playbook by name, initials or code</source>
            <translation>按名称、拼音首字母或编号查找预案</translation>
        </message>
        <message>
            <source>New playbook</source>
            <translation>新建预案</translation>
        </message>
        <message>
            <source>New version from it</source>
            <translation>改为新版本</translation>
        </message>
        <message>
            <source>End it</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>What is to be done in a matter of a known kind, step by step, and what the township does not do. A changed playbook is a new version with its own first day; what earlier dispatches were shown stays as it was.</source>
            <translation>已知类型事件的处置步骤和不做事项。修改即另立新版本并定启用日期；以往派遣时所示内容不变。</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Playbook</source>
            <translation>预案</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>From</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Kept by</source>
            <translation>维护人</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>No playbook fits these words.</source>
            <translation>没有符合条件的预案。</translation>
        </message>
        <message>
            <source>Show all playbooks</source>
            <translation>显示全部预案</translation>
        </message>
        <message>
            <source>Withdraw it</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>未启用</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>在用</translation>
        </message>
        <message>
            <source>replaced</source>
            <translation>已被替换</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>built in</source>
            <translation>内置</translation>
        </message>
        <message>
            <source>{code}: new version</source>
            <translation>{code} 新版本</translation>
        </message>
        <message>
            <source>{name}: version {version} is on record</source>
            <translation>{name}：版本 {version} 已保存</translation>
        </message>
        <message>
            <source>{name}: in force until {day}</source>
            <translation>{name}：在用至 {day}</translation>
        </message>
        <message>
            <source>{name}: version {version} withdrawn</source>
            <translation>{name}：版本 {version} 已撤回</translation>
        </message>
        <message>
            <source>Withdraw version {version}?</source>
            <translation>撤回版本 {version}？</translation>
        </message>
        <message>
            <source>It has not begun and will never be in force; it stays on record.</source>
            <translation>该版本尚未启用，撤回后不再启用；记录保留。</translation>
        </message>
    </context>
    <context>
        <name>PointsDialog</name>
        <message>
            <source>Points by hand: {name}</source>
            <translation>手工评分：{name}</translation>
        </message>
        <message>
            <source>Give them</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Bonus</source>
            <translation>加分</translation>
        </message>
        <message>
            <source>For what</source>
            <translation>考核项</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
    </context>
    <context>
        <name>PostDialog</name>
        <message>
            <source>Add a post</source>
            <translation>新增岗位</translation>
        </message>
        <message>
            <source>Edit a post</source>
            <translation>编辑岗位</translation>
        </message>
        <message>
            <source>A whole post: who holds it holds no other one</source>
            <translation>专岗：任此岗者不得再任其他专岗</translation>
        </message>
        <message>
            <source>codes of categories or items, with 、 between them</source>
            <translation>事件类别或清单事项编码，用顿号分隔</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>增加人员</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>任岗人员</translation>
        </message>
        <message>
            <source>Put in</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>Name of the post</source>
            <translation>岗位名称</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Post in the room</source>
            <translation>指挥室岗位</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>定员</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>岗位职责</translation>
        </message>
        <message>
            <source>Requirements</source>
            <translation>任职要求</translation>
        </message>
        <message>
            <source>Matters fixed to it</source>
            <translation>固定事项</translation>
        </message>
        <message>
            <source>Kind of post</source>
            <translation>岗位性质</translation>
        </message>
        <message>
            <source>a chip that is not chosen is taken out</source>
            <translation>取消选中即移出</translation>
        </message>
    </context>
    <context>
        <name>PostsTab</name>
        <message>
            <source>Posts</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>No post is recorded yet</source>
            <translation>岗位目录尚无内容</translation>
        </message>
        <message>
            <source>Posts of the room that are not recorded:</source>
            <translation>指挥室岗位尚未登记：</translation>
        </message>
        <message>
            <source>Name of the post</source>
            <translation>岗位名称</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>任岗人员</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>定员</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>岗位职责</translation>
        </message>
        <message>
            <source>Matters fixed to it</source>
            <translation>固定事项</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>vacant</source>
            <translation>空缺</translation>
        </message>
    </context>
    <context>
        <name>PresentPart</name>
        <message>
            <source>Who is joined</source>
            <translation>已加入的设备</translation>
        </message>
        <message>
            <source>Keys of this seat</source>
            <translation>本席位密钥</translation>
        </message>
    </context>
    <context>
        <name>PreviewModel</name>
        <message>
            <source>Becomes</source>
            <translation>导入结果</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>来件编号</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>接报时间</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>To be confirmed</source>
            <translation>待确认</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>未导入</translation>
        </message>
        <message>
            <source>Already there</source>
            <translation>已存在</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>Desk</source>
            <translation>通用</translation>
        </message>
        <message>
            <source>Open the desk anew</source>
            <translation>重新打开指挥室</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Import events from a table</source>
            <translation>导入事件表格</translation>
        </message>
        <message>
            <source>The program ended unexpectedly last time; what was saved is there.</source>
            <translation>程序上次意外退出，已保存的内容都在。</translation>
        </message>
        <message>
            <source>Show the report</source>
            <translation>查看报告</translation>
        </message>
    </context>
    <context>
        <name>ProgressLine</name>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
    </context>
    <context>
        <name>PurposeStep</name>
        <message>
            <source>Purpose</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>A real room</source>
            <translation>正式使用</translation>
        </message>
        <message>
            <source>Events count; nothing can be deleted later.</source>
            <translation>登记即生效，以后不能删除。</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>练习</translation>
        </message>
        <message>
            <source>The same desk with an invented staff; sign in as anybody, turn the clock.</source>
            <translation>同样的界面，人员均为虚构；可扮演任何角色，可调时间。</translation>
        </message>
        <message>
            <source>Demonstration</source>
            <translation>演示</translation>
        </message>
        <message>
            <source>An invented township with ninety days of events; takes about half a minute.</source>
            <translation>虚构乡镇及其九十天的事件，生成约需半分钟。</translation>
        </message>
        <message>
            <source>A room that was exported</source>
            <translation>已导出的指挥室</translation>
        </message>
        <message>
            <source>From another computer or an older home; it goes on here.</source>
            <translation>来自另一台电脑或旧的数据目录，今后在这里办公。</translation>
        </message>
        <message>
            <source>What is this room for?</source>
            <translation>这个指挥室作什么用？</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>QueueStrip</name>
        <message>
            <source>Queues</source>
            <translation>队列</translation>
        </message>
    </context>
    <context>
        <name>QueueTab</name>
        <message>
            <source>{name}, {count} events, {red} overdue</source>
            <translation>{name}，{count} 件，超时 {red} 件</translation>
        </message>
    </context>
    <context>
        <name>QuickLook</name>
        <message>
            <source>Quick look</source>
            <translation>快速查看</translation>
        </message>
        <message>
            <source>Previous file</source>
            <translation>上一个文件</translation>
        </message>
        <message>
            <source>Next file</source>
            <translation>下一个文件</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>← → files   ↑ ↓ events   + − zoom   0 whole picture   Space or Esc closes</source>
            <translation>← → 换文件   ↑ ↓ 换事件   + − 缩放   0 整幅   空格或 Esc 关闭</translation>
        </message>
        <message>
            <source>No photo or file is attached to this event.</source>
            <translation>这件事没有照片或附件。</translation>
        </message>
        <message>
            <source>The file is not on this seat.</source>
            <translation>文件不在本席位。</translation>
        </message>
        <message>
            <source>{width} × {height}: more than {most} million pixels are not opened here.</source>
            <translation>{width} × {height}：超过 {most} 百万像素，不在此打开。</translation>
        </message>
        <message>
            <source>The picture cannot be read.</source>
            <translation>图片无法读取。</translation>
        </message>
    </context>
    <context>
        <name>RatesView</name>
        <message>
            <source>Whose seat</source>
            <translation>席位人员</translation>
        </message>
        <message>
            <source>Interruptions in each ten minutes, the last 24 hours</source>
            <translation>每十分钟打断次数（最近 24 小时）</translation>
        </message>
        <message>
            <source>Shares, 30 days</source>
            <translation>各级占比（30 天）</translation>
        </message>
        <message>
            <source>Each operator</source>
            <translation>各席位人员（打断次数）</translation>
        </message>
        <message>
            <source>What rang most, 30 days</source>
            <translation>提醒最多的来源（30 天）</translation>
        </message>
        <message>
            <source>All alerts of the room</source>
            <translation>本室全部提醒</translation>
        </message>
        <message>
            <source>{mean} an hour on average at the seats of {name}; {over} of the ten-minute spans held more than one (target: one).</source>
            <translation>{name}所在席位平均每小时 {mean} 次；{over} 的十分钟内超过一次（目标：不超过一次）。</translation>
        </message>
        <message>
            <source>{mean} an hour on average at a seat that hears all of it; {over} of the ten-minute spans held more than one (target: one).</source>
            <translation>全部提醒都响的席位平均每小时 {mean} 次；{over} 的十分钟内超过一次（目标：不超过一次）。</translation>
        </message>
        <message>
            <source>aim {share}</source>
            <translation>目标 {share}</translation>
        </message>
        <message>
            <source>24 h</source>
            <translation>24 小时</translation>
        </message>
        <message>
            <source>worst hour</source>
            <translation>最多一小时</translation>
        </message>
        <message>
            <source>alerts</source>
            <translation>提醒数</translation>
        </message>
        <message>
            <source>More than a tenth are of the first class ({share}): it no longer tells what is urgent.</source>
            <translation>一级提醒超过一成（{share}），已起不到突出紧急事项的作用。</translation>
        </message>
        <message>
            <source>{n} alerts were taken by nobody for more than 24 hours.</source>
            <translation>{n} 条提醒超过 24 小时无人确认。</translation>
        </message>
    </context>
    <context>
        <name>ReaderDialog</name>
        <message>
            <source>Name somebody who may know of it</source>
            <translation>指定知悉人</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>指定</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>姓名、单位或拼音首字母</translation>
        </message>
        <message>
            <source>Administrators are never named; the reason stands in the journal.</source>
            <translation>系统、安全管理员和审计员不可指定；理由记入台账。</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>知悉人</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>{name} may know of it now.</source>
            <translation>{name} 已可知悉本件。</translation>
        </message>
    </context>
    <context>
        <name>ReadersCard</name>
        <message>
            <source>Who may know</source>
            <translation>知悉人</translation>
        </message>
        <message>
            <source>Name…</source>
            <translation>指定…</translation>
        </message>
        <message>
            <source>Name somebody who may know of it</source>
            <translation>指定知悉人</translation>
        </message>
        <message>
            <source>Besides who took it down, who has it in hand, the heads of its units, and the leaders.</source>
            <translation>登记人、经办人、主协办单位负责人、值班长和领导本来就可知悉；以下是另外指定的人。</translation>
        </message>
        <message>
            <source>named by {name}  {moment}</source>
            <translation>{name} 指定  {moment}</translation>
        </message>
        <message>
            <source>No longer</source>
            <translation>不再知悉</translation>
        </message>
        <message>
            <source>{name} knows of it no longer.</source>
            <translation>{name} 不再知悉本件。</translation>
        </message>
        <message>
            <source>{name} shall know of it no longer?</source>
            <translation>不再让 {name} 知悉本件？</translation>
        </message>
        <message>
            <source>What was read stays read; that it is over stands in the journal under your name.</source>
            <translation>已看过的无法收回；取消知悉以你的名义记入台账。</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Say why; the reason stays with the event.</source>
            <translation>请写明理由，理由会留在办理过程中。</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>最多 {limit} 个字。</translation>
        </message>
    </context>
    <context>
        <name>RecommendingSection</name>
        <message>
            <source>Keep these weights</source>
            <translation>保存权重</translation>
        </message>
        <message>
            <source>As shipped</source>
            <translation>恢复出厂设置</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>计量口径</translation>
        </message>
        <message>
            <source>A hard rule (duty, leave, certificate, authority, conflict of interest) is no weight and bars whatever stands here. What earlier dispatches show stays as it was.</source>
            <translation>硬性规则（在岗、请假、执法证、授权、回避）不是权重，不受此处影响。以往派遣所存的推荐分数不因修改而变动。</translation>
        </message>
        <message>
            <source>recommendation, ranking, fairness, load</source>
            <translation>推荐 排序 均衡 负荷 派遣</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>示例事件</translation>
        </message>
        <message>
            <source>After</source>
            <translation>修改后</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>现行</translation>
        </message>
        <message>
            <source>+/−</source>
            <translation>变化</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>How the order of an example changes</source>
            <translation>示例事件的排序变化</translation>
        </message>
        <message>
            <source>Open events carried</source>
            <translation>可承载件数</translation>
        </message>
        <message>
            <source>Set it</source>
            <translation>设为</translation>
        </message>
        <message>
            <source>How many open events somebody is expected to carry; each person's own stands on the people's page.</source>
            <translation>每人预期可承载的在办件数；个人的承载量在人员页中修改。</translation>
        </message>
        <message>
            <source>Capacity of a unit's people</source>
            <translation>按单位设定承载量</translation>
        </message>
        <message>
            <source>Together {n} points; only the shares count.</source>
            <translation>合计 {n} 分，按各项占比计。</translation>
        </message>
        <message>
            <source>⚠ Without any weight all have the same score, and a lot decides.</source>
            <translation>⚠ 各项均为 0 时所有人同分，将按抽签排序。</translation>
        </message>
        <message>
            <source>No event is waiting that could serve as an example.</source>
            <translation>当前没有可作示例的事件。</translation>
        </message>
        <message>
            <source>head</source>
            <translation>负责人，排后</translation>
        </message>
        <message>
            <source>Nobody may go to this event now, whatever the weights.</source>
            <translation>此事件当前无人可派，与权重无关。</translation>
        </message>
        <message>
            <source>{n} people may go; this is the order as it is.</source>
            <translation>可派 {n} 人，以下为现行排序。</translation>
        </message>
        <message>
            <source>{n} people may go; {moved} of them change their place.</source>
            <translation>可派 {n} 人，其中 {moved} 人名次变化。</translation>
        </message>
        <message>
            <source>Dispatch weights changed</source>
            <translation>派遣权重已修改</translation>
        </message>
        <message>
            <source>Capacity of {n} people set</source>
            <translation>已设定 {n} 人的承载量</translation>
        </message>
    </context>
    <context>
        <name>RefusedDialog</name>
        <message>
            <source>What was refused</source>
            <translation>未办理的事件</translation>
        </message>
        <message>
            <source>{count} events were refused</source>
            <translation>{count} 件未办理</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Refused events</source>
            <translation>未办理的事件</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>打开事件</translation>
        </message>
    </context>
    <context>
        <name>Remarks</name>
        <message>
            <source>Read and remarked</source>
            <translation>领导阅示</translation>
        </message>
        <message>
            <source>Nobody has marked it as read yet.</source>
            <translation>尚无人标记已阅。</translation>
        </message>
    </context>
    <context>
        <name>ReplayDialog</name>
        <message>
            <source>By another limit: {month}</source>
            <translation>规则试算：{month}</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Limit of handling</source>
            <translation>处置时限</translation>
        </message>
        <message>
            <source>Reckon</source>
            <translation>试算</translation>
        </message>
        <message>
            <source>What this month would have looked like had events of the category had this limit. Nothing is written: same deeds, same moments.</source>
            <translation>假如这一类事件的处置时限改为此值，本月会是什么结果。只在内存中试算，不写入任何数据；办理动作和时间照旧。</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>得分表</translation>
        </message>
        <message>
            <source>Choose a category and a limit, such as 3wd (working days) or 8wh (working hours).</source>
            <translation>选择类别，填写时限，如 3wd（工作日）、8wh（工作小时）。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>实际</translation>
        </message>
        <message>
            <source>As it would be</source>
            <translation>试算</translation>
        </message>
        <message>
            <source>Choose a category and write a limit.</source>
            <translation>请选择类别并填写时限。</translation>
        </message>
        <message>
            <source>{n} events counted by the other limit; {kept} keep one that somebody named.</source>
            <translation>{n} 件按新时限试算；{kept} 件的时限由人指定，保持不变。</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>What is the matter on {day}</source>
            <translation>{day} 有事报事</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报事</translation>
        </message>
        <message>
            <source>When, where, what happened, what was done, whom it was told</source>
            <translation>时间、地点、事由、已采取措施、已报告何人</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Stands in the duty of the day with name and time; after that the day is not reported as all well.</source>
            <translation>随报告人和时间列入当日值守；报事后当日不再报平安。</translation>
        </message>
        <message>
            <source>Reported; it stands in the duty of the day.</source>
            <translation>已报事，列入当日值守。</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <source>Restore this copy?</source>
            <translation>恢复到这份备份？</translation>
        </message>
        <message>
            <source>Restore and open anew</source>
            <translation>恢复并重新打开</translation>
        </message>
        <message>
            <source>The room goes back to {time} ({entries} entries).</source>
            <translation>数据将回到 {time}（{entries} 条记录）。</translation>
        </message>
        <message>
            <source>Replaced: every deed of this seat since then. What other seats have comes back by exchange.</source>
            <translation>将被替换：此后本席位的全部办理记录；其他席位已有的会通过交换回来。</translation>
        </message>
        <message>
            <source>Kept: the present store is put aside in the home, a copy of it is made first, attachments stay.</source>
            <translation>将被保留：现有数据库移到一旁并先做一份备份，附件不变。</translation>
        </message>
        <message>
            <source>The copy is verified before anything is replaced; a damaged one changes nothing.</source>
            <translation>替换之前先校验备份，损坏的备份不会改动任何数据。</translation>
        </message>
        <message>
            <source>The desk closes, and opens again by itself.</source>
            <translation>指挥室会关闭，并自动重新打开。</translation>
        </message>
    </context>
    <context>
        <name>ResultDialog</name>
        <message>
            <source>Joint operation</source>
            <translation>联合执法</translation>
        </message>
        <message>
            <source>Close for all</source>
            <translation>一并办结</translation>
        </message>
        <message>
            <source>What came of it, for all who took part</source>
            <translation>执法结果，各参加单位一并办结</translation>
        </message>
        <message>
            <source>The one result</source>
            <translation>执法结果</translation>
        </message>
        <message>
            <source>Save the plan</source>
            <translation>存方案</translation>
        </message>
        <message>
            <source>Call it off</source>
            <translation>终止联合执法</translation>
        </message>
        <message>
            <source>Initiating body</source>
            <translation>发起机关</translation>
        </message>
        <message>
            <source>Bodies that take part</source>
            <translation>参与部门</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Officers</source>
            <translation>执法人员</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>协助人员</translation>
        </message>
        <message>
            <source>Division of work</source>
            <translation>任务分工</translation>
        </message>
        <message>
            <source>Closed for all who took part.</source>
            <translation>联合执法已办结，各参加单位一并办结。</translation>
        </message>
        <message>
            <source>Write why it is called off.</source>
            <translation>请在此写明终止原因。</translation>
        </message>
        <message>
            <source>The joint operation is called off.</source>
            <translation>联合执法已终止。</translation>
        </message>
    </context>
    <context>
        <name>RoomExport</name>
        <message>
            <source>Export the whole room</source>
            <translation>导出整个指挥室</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>通用</translation>
        </message>
        <message>
            <source>Stopping the export; what was written so far is being removed…</source>
            <translation>正在停止导出，并清除已写的部分……</translation>
        </message>
        <message>
            <source>Exporting the whole room: {percent}%, to {file}</source>
            <translation>正在导出整个指挥室：{percent}%，到 {file}</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The room is being exported to {file}. Stopped, nothing of it is left.</source>
            <translation>正在导出到 {file}。停止后不会留下半份。</translation>
        </message>
        <message>
            <source>Stop the export?</source>
            <translation>停止导出？</translation>
        </message>
        <message>
            <source>Stop the export</source>
            <translation>停止导出</translation>
        </message>
        <message>
            <source>Exported: {entries} entries, {events} events, {attachments} attachments, {size}, to {file}. It holds personal data: keep it safe.</source>
            <translation>已导出：{entries} 条流水、{events} 件事件、{attachments} 个附件，{size}，到 {file}。内含个人信息，请妥善保管。</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>知道了</translation>
        </message>
    </context>
    <context>
        <name>RoomSide</name>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
        <message>
            <source>While the seat is locked alarms go on ringing; what they are about is shown after signing in.</source>
            <translation>锁定期间提醒照常响起，具体内容登录后显示。</translation>
        </message>
        <message>
            <source>To change who sits here by keys alone: pinyin initials, Enter, password, Enter.</source>
            <translation>只用键盘换人：输入拼音首字母，Enter，口令，Enter。</translation>
        </message>
        <message>
            <source>To change who sits here by keys alone: pinyin initials, Enter.</source>
            <translation>只用键盘换人：输入拼音首字母，Enter。</translation>
        </message>
        <message>
            <source>{place} · seat {seat}</source>
            <translation>{place} · 席位 {seat}</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>星期一</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>星期二</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>星期三</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>星期四</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>星期五</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>星期六</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>星期日</translation>
        </message>
        <message>
            <source>{year}-{month:02d}-{day:02d} {weekday}</source>
            <translation>{year}年{month}月{day}日 {weekday}</translation>
        </message>
        <message>
            <source>{n} alerts wait, {first} of the first class</source>
            <translation>{n} 条提醒待处理，其中一级 {first} 条</translation>
        </message>
        <message>
            <source>No alert waits</source>
            <translation>没有待处理的提醒</translation>
        </message>
    </context>
    <context>
        <name>Roster</name>
        <message>
            <source>Persons and units</source>
            <translation>人员单位</translation>
        </message>
        <message>
            <source>A staff list as a table</source>
            <translation>人员名册表格</translation>
        </message>
        <message>
            <source>Dedicated to the room</source>
            <translation>指挥室专职</translation>
        </message>
        <message>
            <source>Posted by county departments</source>
            <translation>县级部门下沉</translation>
        </message>
        <message>
            <source>The township's own</source>
            <translation>本镇人员</translation>
        </message>
        <message>
            <source>{name} · {n} persons</source>
            <translation>{name} · {n} 人</translation>
        </message>
        <message>
            <source>Certificate {left}</source>
            <translation>执法证 {left}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Edit a person</source>
            <translation>编辑人员</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>新增人员</translation>
        </message>
        <message>
            <source>Edit a unit</source>
            <translation>编辑单位</translation>
        </message>
        <message>
            <source>Add a unit</source>
            <translation>新增单位</translation>
        </message>
        <message>
            <source>Intake post</source>
            <translation>综合政务岗</translation>
        </message>
        <message>
            <source>Command post</source>
            <translation>综合指挥岗</translation>
        </message>
        <message>
            <source>Enforcement coordination post</source>
            <translation>执法协调岗</translation>
        </message>
        <message>
            <source>Shift leader</source>
            <translation>值班长</translation>
        </message>
        <message>
            <source>Deputy director</source>
            <translation>常务副主任</translation>
        </message>
        <message>
            <source>Director</source>
            <translation>主任</translation>
        </message>
        <message>
            <source>Head of an office</source>
            <translation>办公室负责人</translation>
        </message>
        <message>
            <source>Clerk of an office</source>
            <translation>办公室经办</translation>
        </message>
        <message>
            <source>Enforcement officer</source>
            <translation>执法队员</translation>
        </message>
        <message>
            <source>Village and grid</source>
            <translation>村社网格</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>审计员</translation>
        </message>
        <message>
            <source>System administrator</source>
            <translation>系统管理员</translation>
        </message>
        <message>
            <source>Security administrator</source>
            <translation>安全管理员</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>内设办公室</translation>
        </message>
        <message>
            <source>Special body</source>
            <translation>专设机构</translation>
        </message>
        <message>
            <source>Enforcement team</source>
            <translation>执法队</translation>
        </message>
        <message>
            <source>Service centre</source>
            <translation>服务中心</translation>
        </message>
        <message>
            <source>County's outpost</source>
            <translation>县级派驻站所</translation>
        </message>
        <message>
            <source>Village or community</source>
            <translation>村（社区）</translation>
        </message>
        <message>
            <source>County body</source>
            <translation>县级部门</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>企业单位</translation>
        </message>
        <message>
            <source>Named case by case</source>
            <translation>个案指定</translation>
        </message>
        <message>
            <source>on duty</source>
            <translation>在岗</translation>
        </message>
        <message>
            <source>resting</source>
            <translation>休息</translation>
        </message>
        <message>
            <source>on leave</source>
            <translation>请假</translation>
        </message>
        <message>
            <source>lent out</source>
            <translation>借出</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>未登记</translation>
        </message>
        <message>
            <source>on the way</source>
            <translation>在途</translation>
        </message>
        <message>
            <source>at work there</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>left</source>
            <translation>已离岗</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>下沉</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>派出部门</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>执法证</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <source>Dedicated</source>
            <translation>专职</translation>
        </message>
        <message>
            <source>Open events carried</source>
            <translation>可承载件数</translation>
        </message>
        <message>
            <source>Partner A/B</source>
            <translation>AB 岗</translation>
        </message>
        <message>
            <source>Duty group</source>
            <translation>值班组</translation>
        </message>
        <message>
            <source>Telephone, masked</source>
            <translation>电话（脱敏）</translation>
        </message>
        <message>
            <source>Retired</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>在册</translation>
        </message>
        <message>
            <source>Initials</source>
            <translation>姓名首字母</translation>
        </message>
        <message>
            <source>Fields of competence</source>
            <translation>业务领域</translation>
        </message>
        <message>
            <source>Kind of staff</source>
            <translation>人员类别</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>联系村社</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>联系网格</translation>
        </message>
        <message>
            <source>Other columns</source>
            <translation>其他栏目</translation>
        </message>
        <message>
            <source>Invented for the demo</source>
            <translation>演示数据</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>简称</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>Other names</source>
            <translation>别名</translation>
        </message>
        <message>
            <source>Post in the room</source>
            <translation>指挥室岗位</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>任岗人员</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>定员</translation>
        </message>
        <message>
            <source>Whole post</source>
            <translation>专岗</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>岗位职责</translation>
        </message>
        <message>
            <source>Requirements</source>
            <translation>任职要求</translation>
        </message>
        <message>
            <source>Matters fixed to it</source>
            <translation>固定事项</translation>
        </message>
        <message>
            <source>Issued on</source>
            <translation>发证日期</translation>
        </message>
        <message>
            <source>Longitude</source>
            <translation>经度</translation>
        </message>
        <message>
            <source>Latitude</source>
            <translation>纬度</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>已过期</translation>
        </message>
        <message>
            <source>none: assists only</source>
            <translation>无证（仅协助）</translation>
        </message>
        <message>
            <source>{n} days left</source>
            <translation>剩 {n} 天</translation>
        </message>
        <message>
            <source>{day} ({n} days left)</source>
            <translation>{day}（剩 {n} 天）</translation>
        </message>
        <message>
            <source>{day} (expired {n} days ago)</source>
            <translation>{day}（已过期 {n} 天）</translation>
        </message>
    </context>
    <context>
        <name>RosterFigures</name>
        <message>
            <source>On the roster</source>
            <translation>在册人员</translation>
        </message>
        <message>
            <source>Dedicated to the room</source>
            <translation>指挥室专职</translation>
        </message>
        <message>
            <source>Posted by county departments</source>
            <translation>县级部门下沉</translation>
        </message>
        <message>
            <source>On duty today</source>
            <translation>今日在岗</translation>
        </message>
        <message>
            <source>Certificates running out</source>
            <translation>执法证即将到期</translation>
        </message>
        <message>
            <source>active persons</source>
            <translation>在册在岗人员总数</translation>
        </message>
        <message>
            <source>guide: {least} to {most}</source>
            <translation>参考：{least}–{most} 人</translation>
        </message>
        <message>
            <source>led here, on county books</source>
            <translation>编制在县、乡镇统一指挥</translation>
        </message>
        <message>
            <source>{n} not registered today</source>
            <translation>今日未登记 {n} 人</translation>
        </message>
        <message>
            <source>{n} expired: may not lead</source>
            <translation>已过期 {n} 人，不得主办</translation>
        </message>
        <message>
            <source>within 90 days</source>
            <translation>90 日内到期</translation>
        </message>
    </context>
    <context>
        <name>RosterFilters</name>
        <message>
            <source>Persons</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Headcount</source>
            <translation>编制</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>List</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>卡片</translation>
        </message>
        <message>
            <source>Table or cards</source>
            <translation>表格或卡片</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>导入名册…</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>All units</source>
            <translation>全部单位</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>with those who left</source>
            <translation>含已离岗</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Dedicated</source>
            <translation>专职</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>下沉</translation>
        </message>
        <message>
            <source>Certificate running out</source>
            <translation>证件到期</translation>
        </message>
        <message>
            <source>Away today</source>
            <translation>今日不在岗</translation>
        </message>
        <message>
            <source>On the way or at work</source>
            <translation>在途/处置中</translation>
        </message>
        <message>
            <source>To be settled</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>{n} units</source>
            <translation>{n} 个单位</translation>
        </message>
        <message>
            <source>{n} persons</source>
            <translation>{n} 人</translation>
        </message>
    </context>
    <context>
        <name>RosterLists</name>
        <message>
            <source>Persons</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>单位</translation>
        </message>
    </context>
    <context>
        <name>RosterPage</name>
        <message>
            <source>Persons, units, headcount or posts</source>
            <translation>切换人员、单位、编制、岗位</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>On duty today</source>
            <translation>今日在岗</translation>
        </message>
        <message>
            <source>Resting today</source>
            <translation>今日休息</translation>
        </message>
        <message>
            <source>On leave today</source>
            <translation>今日请假</translation>
        </message>
        <message>
            <source>A person's file</source>
            <translation>编辑人员档案</translation>
        </message>
        <message>
            <source>Table or cards</source>
            <translation>表格或卡片</translation>
        </message>
        <message>
            <source>The roster of an earlier day</source>
            <translation>查看往日名册</translation>
        </message>
        <message>
            <source>Import a staff list</source>
            <translation>导入人员名册</translation>
        </message>
        <message>
            <source>Status board on the second screen</source>
            <translation>在第二屏打开人员状态屏</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>add</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>on duty, resting, on leave</source>
            <translation>在岗、休息、请假</translation>
        </message>
        <message>
            <source>table or cards</source>
            <translation>表格/卡片</translation>
        </message>
        <message>
            <source>persons, units, headcount, posts</source>
            <translation>人员、单位、编制、岗位</translation>
        </message>
        <message>
            <source>an earlier day</source>
            <translation>往日名册</translation>
        </message>
        <message>
            <source>Persons and units</source>
            <translation>人员单位</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>上下</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search name, initials, unit, post</source>
            <translation>搜索姓名、首字母、单位、岗位</translation>
        </message>
        <message>
            <source>Status board</source>
            <translation>状态屏</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>新增人员</translation>
        </message>
        <message>
            <source>Nobody fits these filters</source>
            <translation>没有符合条件的人员</translation>
        </message>
        <message>
            <source>No unit fits these filters</source>
            <translation>没有符合条件的单位</translation>
        </message>
        <message>
            <source>Nobody was on the roster on that day</source>
            <translation>该日名册中没有人员</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Add a unit</source>
            <translation>新增单位</translation>
        </message>
        <message>
            <source>Add a post</source>
            <translation>新增岗位</translation>
        </message>
    </context>
    <context>
        <name>RosterPanel</name>
        <message>
            <source>Today</source>
            <translation>今日</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>档案…</translation>
        </message>
        <message>
            <source>Take off the roster</source>
            <translation>移出名册</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>变更记录</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Nobody chosen</source>
            <translation>未选择</translation>
        </message>
        <message>
            <source>Put back on the roster</source>
            <translation>恢复在册</translation>
        </message>
        <message>
            <source>Closed in 90 days</source>
            <translation>近 90 日办结</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>按期率</translation>
        </message>
        <message>
            <source>Take out of use</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Put back in use</source>
            <translation>恢复使用</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>May lead an event</source>
            <translation>可作主办</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>vacant</source>
            <translation>空缺</translation>
        </message>
        <message>
            <source>Have / rule</source>
            <translation>现有 / 规则</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Entered, {n} fields</source>
            <translation>录入，{n} 项</translation>
        </message>
        <message>
            <source>As shipped, nothing changed</source>
            <translation>出厂设置，未改动</translation>
        </message>
        <message>
            <source>The changes cannot be read now.</source>
            <translation>变更记录暂时读不出来。</translation>
        </message>
    </context>
    <context>
        <name>Rota</name>
        <message>
            <source>Duty rota</source>
            <translation>排班值守</translation>
        </message>
        <message>
            <source>The week before gives nothing for what is empty.</source>
            <translation>上周没有可沿用到空缺处的排班。</translation>
        </message>
        <message>
            <source>{n} changes in the rota</source>
            <translation>排班已更改 {n} 处</translation>
        </message>
        <message>
            <source>{n} days copied</source>
            <translation>已复制 {n} 格</translation>
        </message>
        <message>
            <source>{n} turns saved</source>
            <translation>已保存 {n} 个班次</translation>
        </message>
        <message>
            <source>Nothing in the rota to take back.</source>
            <translation>没有可撤销的排班更改。</translation>
        </message>
        <message>
            <source>Day off</source>
            <translation>休息</translation>
        </message>
        <message>
            <source>Name of a person</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>A rota as a table</source>
            <translation>选择值班表</translation>
        </message>
        <message>
            <source>{n} turns imported</source>
            <translation>已导入 {n} 个班次</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Saved as {file}</source>
            <translation>已保存为 {file}</translation>
        </message>
        <message>
            <source>No shift was handed over yet.</source>
            <translation>尚无交接班记录。</translation>
        </message>
        <message>
            <source>{at} {out} to {taker}: waits for the second signature</source>
            <translation>{at} {out} → {taker}：待接班人签字</translation>
        </message>
        <message>
            <source>{at} {out} to {taker}: both signed, {n} promises</source>
            <translation>{at} {out} → {taker}：双方已签字，承诺 {n} 项</translation>
        </message>
        <message>
            <source>{asker} asks {partner} to take over {mine}</source>
            <translation>{asker}请{partner}顶 {mine}</translation>
        </message>
        <message>
            <source>{asker} ({mine}) with {partner} ({other})</source>
            <translation>{asker}（{mine}）与{partner}（{other}）互换</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>周一</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>周二</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>周三</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>周四</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>周五</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>周六</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>周日</translation>
        </message>
        <message>
            <source>make-up day</source>
            <translation>调休上班</translation>
        </message>
        <message>
            <source>next day {time}</source>
            <translation>次日{time}</translation>
        </message>
    </context>
    <context>
        <name>RotaPage</name>
        <message>
            <source>Earlier days</source>
            <translation>向前翻</translation>
        </message>
        <message>
            <source>Later days</source>
            <translation>向后翻</translation>
        </message>
        <message>
            <source>Back to today</source>
            <translation>回到今天</translation>
        </message>
        <message>
            <source>Fill the rota by rule</source>
            <translation>自动排班</translation>
        </message>
        <message>
            <source>Save the proposal</source>
            <translation>保存排班方案</translation>
        </message>
        <message>
            <source>Hand the shift over or take it over</source>
            <translation>交班或接班</translation>
        </message>
        <message>
            <source>Report what is the matter today</source>
            <translation>今日有事报事</translation>
        </message>
        <message>
            <source>Ask for a swap of duty</source>
            <translation>申请换班</translation>
        </message>
        <message>
            <source>Repeat the week before</source>
            <translation>沿用上周排班</translation>
        </message>
        <message>
            <source>Import a rota from a table</source>
            <translation>导入值班表</translation>
        </message>
        <message>
            <source>Save the rota as a table</source>
            <translation>导出值班表</translation>
        </message>
        <message>
            <source>Save the rota to print</source>
            <translation>生成打印版（PDF）</translation>
        </message>
        <message>
            <source>Undo in the rota</source>
            <translation>撤销排班更改</translation>
        </message>
        <message>
            <source>Duty rota</source>
            <translation>排班值守</translation>
        </message>
        <message>
            <source>Search name, initials, unit</source>
            <translation>搜索姓名、拼音首字母、单位</translation>
        </message>
        <message>
            <source>move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>edit, or just type</source>
            <translation>编辑，或直接输入</translation>
        </message>
        <message>
            <source>clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>copy, paste</source>
            <translation>复制、粘贴</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>对调</translation>
        </message>
        <message>
            <source>swap</source>
            <translation>换班</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>hand over</source>
            <translation>交接班</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>向前</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>向后</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月</translation>
        </message>
        <message>
            <source>Days shown</source>
            <translation>显示范围</translation>
        </message>
        <message>
            <source>By post</source>
            <translation>按岗位</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>按人员</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>行的内容</translation>
        </message>
        <message>
            <source>Fill by rule</source>
            <translation>自动排班</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>Rota</source>
            <translation>值班表</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Staff: who is there on these days</source>
            <translation>人员在岗情况</translation>
        </message>
        <message>
            <source>Nobody fits what was typed</source>
            <translation>没有符合条件的人员</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>显示全部人员</translation>
        </message>
        <message>
            <source>{month}/{year}</source>
            <translation>{year}年{month}月</translation>
        </message>
        <message>
            <source>Empty within {hours} hours</source>
            <translation>{hours} 小时内有空岗</translation>
        </message>
        <message>
            <source>{first} to {last}; the roster is due on {due}, {n} places are empty</source>
            <translation>{first} 至 {last}，值班表应于 {due} 前报送，尚缺 {n} 个班次</translation>
        </message>
        <message>
            <source>{name}: the roster is overdue</source>
            <translation>{name}值班表已过报送时限</translation>
        </message>
        <message>
            <source>{name} is near</source>
            <translation>{name}将至</translation>
        </message>
        <message>
            <source>{post}: {n:g} apart</source>
            <translation>{post} {n:g}</translation>
        </message>
        <message>
            <source>{n} turns proposed by rule; nothing is saved yet</source>
            <translation>已按规则拟排 {n} 个班次，尚未保存</translation>
        </message>
        <message>
            <source>{n} stay empty: nobody may</source>
            <translation>{n} 个班次无人可排，仍空</translation>
        </message>
        <message>
            <source>Most and least carried this year</source>
            <translation>本年负担最大差：</translation>
        </message>
        <message>
            <source>carried this year before: {n:g}</source>
            <translation>本年此前负担 {n:g}</translation>
        </message>
    </context>
    <context>
        <name>RotaPanel</name>
        <message>
            <source>Hand over</source>
            <translation>交接班</translation>
        </message>
        <message>
            <source>All is well</source>
            <translation>报平安</translation>
        </message>
        <message>
            <source>Report a matter…</source>
            <translation>有事报事…</translation>
        </message>
        <message>
            <source>Ask for a swap…</source>
            <translation>申请换班…</translation>
        </message>
        <message>
            <source>Leave…</source>
            <translation>请假…</translation>
        </message>
        <message>
            <source>Lend out…</source>
            <translation>借出…</translation>
        </message>
        <message>
            <source>Duty today</source>
            <translation>今日值守</translation>
        </message>
        <message>
            <source>Hand-over</source>
            <translation>交接班</translation>
        </message>
        <message>
            <source>Swaps of duty</source>
            <translation>换班申请</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>无人</translation>
        </message>
        <message>
            <source>{on} on duty, {off} resting, {leave} on leave, {lent} lent out, {unknown} not registered</source>
            <translation>在岗 {on}，休息 {off}，请假 {leave}，借出 {lent}，未登记 {unknown}</translation>
        </message>
        <message>
            <source>Today is not reported yet</source>
            <translation>今日尚未报平安</translation>
        </message>
        <message>
            <source>all is well</source>
            <translation>无事，报平安</translation>
        </message>
        <message>
            <source>Reported {at} {name}: {what}</source>
            <translation>今日已报 {at} {name}：{what}</translation>
        </message>
        <message>
            <source>Add to the report…</source>
            <translation>补充报事…</translation>
        </message>
        <message>
            <source>{total} open, {red} of them overdue</source>
            <translation>未交接事项：在办 {total} 件，其中超时 {red} 件</translation>
        </message>
        <message>
            <source>No day chosen</source>
            <translation>尚未选择日期</translation>
        </message>
    </context>
    <context>
        <name>RotaTable</name>
        <message>
            <source>off</source>
            <comment>a day off in the rota</comment>
            <translation>休</translation>
        </message>
        <message>
            <source>leave</source>
            <comment>in a cell of the rota</comment>
            <translation>假</translation>
        </message>
        <message>
            <source>lent</source>
            <comment>in a cell of the rota</comment>
            <translation>借</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
    </context>
    <context>
        <name>RuleChangesSection</name>
        <message>
            <source>Approve…</source>
            <translation>批准…</translation>
        </message>
        <message>
            <source>Decline…</source>
            <translation>不批准…</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Limits, categories, office hours and weights: the security administrator proposes, a leader confirms; what a leader changes by the own hand is confirmed with that. All of it stands in the journal, for the auditor as well.</source>
            <translation>时限、类别、办公时间和派遣权重的变更由安全管理员提请，常务副主任或主任批准后生效；常务副主任、主任亲自修改的即为批准。提请和批准都记入流水，审计员可以查看。</translation>
        </message>
        <message>
            <source>Proposed changes</source>
            <translation>提请的变更</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>提请时间</translation>
        </message>
        <message>
            <source>By</source>
            <translation>提请人</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Standing</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>待批准</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>已批准</translation>
        </message>
        <message>
            <source>declined</source>
            <translation>未批准</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>No change of the rules was proposed.</source>
            <translation>没有提请的规则变更。</translation>
        </message>
        <message>
            <source>To limits and calendar</source>
            <translation>打开时限与日历</translation>
        </message>
        <message>
            <source>acceptance</source>
            <translation>受理时限</translation>
        </message>
        <message>
            <source>dispatch</source>
            <translation>派遣时限</translation>
        </message>
        <message>
            <source>verification</source>
            <translation>核查时限</translation>
        </message>
        <message>
            <source>handling</source>
            <translation>处置时限</translation>
        </message>
        <message>
            <source>leading unit</source>
            <translation>牵头单位</translation>
        </message>
        <message>
            <source>urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>secrecy</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>limits</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>yellow from</source>
            <translation>黄灯起点</translation>
        </message>
        <message>
            <source>office hours</source>
            <translation>办公时间</translation>
        </message>
        <message>
            <source>out of use</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>Reason: {reason}</source>
            <translation>理由：{reason}</translation>
        </message>
        <message>
            <source>{status} by {name}, {moment}</source>
            <translation>{name} {status}，{moment}</translation>
        </message>
        <message>
            <source>It holds from now on; what was decided before stays as it was.</source>
            <translation>批准后即时生效；此前已定的时限不变。</translation>
        </message>
        <message>
            <source>Approve this change of rules?</source>
            <translation>批准这项规则变更？</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>批准</translation>
        </message>
        <message>
            <source>Decline this change of rules</source>
            <translation>不批准这项规则变更</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>不批准</translation>
        </message>
        <message>
            <source>The change of rules is in force.</source>
            <translation>规则变更已生效。</translation>
        </message>
        <message>
            <source>The proposal is over.</source>
            <translation>这项提请已办结。</translation>
        </message>
    </context>
    <context>
        <name>RuleWatch</name>
        <message>
            <source>{count} changes of rules wait for your answer.</source>
            <translation>有 {count} 项规则变更待批准。</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>去查看</translation>
        </message>
    </context>
    <context>
        <name>RulingDialog</name>
        <message>
            <source>Rule on an appeal</source>
            <translation>裁定申诉</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>裁定</translation>
        </message>
        <message>
            <source>Appeal of</source>
            <translation>申诉方</translation>
        </message>
        <message>
            <source>upheld</source>
            <translation>成立</translation>
        </message>
        <message>
            <source>dismissed</source>
            <translation>不成立</translation>
        </message>
        <message>
            <source>Ruling</source>
            <translation>裁定</translation>
        </message>
        <message>
            <source>A ruling changes no result: put right what is upheld (exempt the event, give points), then correct.</source>
            <translation>裁定本身不改结果：成立的先处理（事件不计入考核、补评分），再作更正。</translation>
        </message>
        <message>
            <source>Grounds of the ruling</source>
            <translation>裁定意见</translation>
        </message>
    </context>
    <context>
        <name>RunningSection</name>
        <message>
            <source>Stay in the tray when the window is closed</source>
            <translation>关闭窗口后留在系统托盘</translation>
        </message>
        <message>
            <source>Start with the system, in the tray</source>
            <translation>随系统启动，停在托盘</translation>
        </message>
        <message>
            <source>Supervision, copies and exchange go on while nobody is signed in or looks.</source>
            <translation>无人登录、无人查看时，督办巡查、备份、同步照常进行。</translation>
        </message>
        <message>
            <source>in the Run key of Windows</source>
            <translation>写入 Windows 的启动项</translation>
        </message>
        <message>
            <source>in the autostart folder</source>
            <translation>写入自动启动文件夹</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>本机</translation>
        </message>
        <message>
            <source>Window closed</source>
            <translation>关闭窗口时</translation>
        </message>
        <message>
            <source>from the next start on</source>
            <translation>下次启动生效</translation>
        </message>
        <message>
            <source>System start</source>
            <translation>系统启动时</translation>
        </message>
        <message>
            <source>Open the jobs</source>
            <translation>查看定时任务</translation>
        </message>
        <message>
            <source>Periodic jobs</source>
            <translation>定时任务</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>定时任务</translation>
        </message>
        <message>
            <source>When each ran last and comes next, how it went, and doing one now.</source>
            <translation>各任务上次和下次执行时间、执行情况，可立即执行。</translation>
        </message>
        <message>
            <source>The desk stays in the tray</source>
            <translation>关闭窗口后留在托盘</translation>
        </message>
        <message>
            <source>The desk ends with its window</source>
            <translation>关闭窗口即退出</translation>
        </message>
        <message>
            <source>The desk starts with the system</source>
            <translation>已设为随系统启动</translation>
        </message>
        <message>
            <source>The desk is started by hand</source>
            <translation>已取消随系统启动</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
    </context>
    <context>
        <name>SeasonDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Office hours</source>
            <translation>办公时间</translation>
        </message>
        <message>
            <source>several spans with commas</source>
            <translation>多个时段用逗号分隔</translation>
        </message>
        <message>
            <source>From (month-day)</source>
            <translation>自（月-日）</translation>
        </message>
        <message>
            <source>To</source>
            <translation>至</translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message>
            <source>PDF, to read and to print</source>
            <translation>PDF，便于阅读和打印</translation>
        </message>
        <message>
            <source>Word document (DOCX)</source>
            <translation>Word 文档（DOCX）</translation>
        </message>
        <message>
            <source>Workbook with the lists (XLSX)</source>
            <translation>工作簿（XLSX）</translation>
        </message>
        <message>
            <source>Web page (HTML)</source>
            <translation>网页（HTML）</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>已保存：{file}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Settings</source>
            <translation>系统设置</translation>
        </message>
        <message>
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>账户与登录</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>类别与事项清单</translation>
        </message>
        <message>
            <source>Limits and calendar</source>
            <translation>时限与日历</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>预警与平战</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>加密与查看留痕</translation>
        </message>
        <message>
            <source>Print and forms</source>
            <translation>打印与模板</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Playbooks</source>
            <translation>预案与处置要点</translation>
        </message>
        <message>
            <source>Dispatch weights</source>
            <translation>派遣权重</translation>
        </message>
        <message>
            <source>Changes of rules</source>
            <translation>规则变更</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>本机运行</translation>
        </message>
        <message>
            <source>Alerts and sounds</source>
            <translation>提醒与声音</translation>
        </message>
        <message>
            <source>Wall</source>
            <translation>大屏</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Sections</source>
            <translation>设置分类</translation>
        </message>
        <message>
            <source>Find a setting</source>
            <translation>搜索设置</translation>
        </message>
        <message>
            <source>the whole section</source>
            <translation>整个分类</translation>
        </message>
        <message>
            <source>to what was found</source>
            <translation>到结果</translation>
        </message>
        <message>
            <source>show it</source>
            <translation>转到该项</translation>
        </message>
        <message>
            <source>all sections</source>
            <translation>全部分类</translation>
        </message>
        <message>
            <source>section</source>
            <translation>切换分类</translation>
        </message>
        <message>
            <source>into it</source>
            <translation>进入</translation>
        </message>
        <message>
            <source>find</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>SeverityChip</name>
        <message>
            <source>Severity: {level}</source>
            <translation>突发事件等级：{level}</translation>
        </message>
    </context>
    <context>
        <name>SheetDialog</name>
        <message>
            <source>Supervise {count} events</source>
            <translation>督办 {count} 件</translation>
        </message>
        <message>
            <source>Blue, a reminder</source>
            <translation>蓝色 提醒</translation>
        </message>
        <message>
            <source>Orange, a warning</source>
            <translation>橙色 警告</translation>
        </message>
        <message>
            <source>Red, a grave warning</source>
            <translation>红色 严重警告</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>督办等级</translation>
        </message>
        <message>
            <source>Past its limit: say why, and when it will be done.</source>
            <translation>该事件已超过办理时限，请说明原因并明确办结时间。</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>督办要求</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>另有 {n} 件</translation>
        </message>
        <message>
            <source>Say what is to be done, in at most {limit} characters.</source>
            <translation>请写明要求，不超过 {limit} 字。</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Find a key or a deed</source>
            <translation>查找按键或操作</translation>
        </message>
        <message>
            <source>Single letters act in lists and details only; they can be switched off in the settings.</source>
            <translation>单个字母只在列表和详情中起作用，可在设置中关闭。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message>
            <source>Place</source>
            <translation>所在网格</translation>
        </message>
        <message>
            <source>Suggested units</source>
            <translation>建议承办</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>办理时限</translation>
        </message>
        <message>
            <source>Similar events</source>
            <translation>相似事件</translation>
        </message>
        <message>
            <source>Not known yet</source>
            <translation>尚未识别</translation>
        </message>
        <message>
            <source>Describe the matter or choose a category.</source>
            <translation>请填写描述或选择类别。</translation>
        </message>
        <message>
            <source>Follow the category.</source>
            <translation>随类别确定。</translation>
        </message>
        <message>
            <source>{unit} (lead)</source>
            <translation>{unit}（主办）</translation>
        </message>
        <message>
            <source>{units} (cooperating)</source>
            <translation>{units}（协办）</translation>
        </message>
        <message>
            <source>Counted from now by the working calendar; point at a line to see how.</source>
            <translation>按工作日历自现在起计算，指向一行可看计算过程。</translation>
        </message>
        <message>
            <source>{count} of this category closed by this unit in the last 90 days</source>
            <translation>近 90 日该单位办结同类 {count} 件</translation>
        </message>
        <message>
            <source>None in the last 7 days.</source>
            <translation>近 7 日没有相似事件。</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>派遣</translation>
        </message>
        <message>
            <source>Handle</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>List item {code} {name}</source>
            <translation>依据：事项目录 {code} {name}</translation>
        </message>
        <message>
            <source>confidential: closed from its registration on</source>
            <translation>保密类别：登记后只有知悉人可见</translation>
        </message>
        <message>
            <source>limits after {basis}</source>
            <translation>时限依据：{basis}</translation>
        </message>
    </context>
    <context>
        <name>SideHead</name>
        <message>
            <source>{who}, seat {seat}, {moment}</source>
            <translation>{who} · 席位 {seat} · {moment}</translation>
        </message>
        <message>
            <source>Keep {mark}</source>
            <translation>保留 {mark}</translation>
        </message>
        <message>
            <source>✓ kept</source>
            <translation>✓ 已保留</translation>
        </message>
        <message>
            <source>✕ let go</source>
            <translation>✕ 未保留</translation>
        </message>
        <message>
            <source>● in effect until it is settled</source>
            <translation>● 裁定前有效</translation>
        </message>
        <message>
            <source>○ waits</source>
            <translation>○ 待裁定</translation>
        </message>
    </context>
    <context>
        <name>Sides</name>
        <message>
            <source>Open the event</source>
            <translation>打开事件</translation>
        </message>
        <message>
            <source>Conflict at {number}</source>
            <translation>{number} 的冲突</translation>
        </message>
        <message>
            <source>Settled.</source>
            <translation>已裁定。</translation>
        </message>
        <message>
            <source>Settled by {who}, {moment}.</source>
            <translation>{who}于 {moment} 裁定。</translation>
        </message>
        <message>
            <source>≠ differs</source>
            <translation>≠ 不同</translation>
        </message>
        <message>
            <source>= same</source>
            <translation>= 相同</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>姓名、单位或拼音首字母</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>新口令</translation>
        </message>
        <message>
            <source>New password once more</source>
            <translation>再输入一次新口令</translation>
        </message>
        <message>
            <source>Rescue code</source>
            <translation>应急码</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>关闭窗口</translation>
        </message>
        <message>
            <source>Choose the first password</source>
            <translation>设置第一个口令</translation>
        </message>
        <message>
            <source>The seat is locked</source>
            <translation>席位已锁定</translation>
        </message>
        <message>
            <source>This is the first password, shown this once; the code is void. Choose another password now.</source>
            <translation>这是首次口令，只显示这一次；应急码已作废，请登录后重新生成。现在请设置新口令。</translation>
        </message>
        <message>
            <source>When who keeps the accounts has lost the password: the sealed code gives a first password, once. Wrong codes wait as wrong passwords do.</source>
            <translation>账户管理人的口令丢失时，用封存的应急码得到一次首次口令。输错次数与口令同样限制。</translation>
        </message>
        <message>
            <source>Nobody has an account in this room yet. Who keeps the accounts begins, and gives the others theirs.</source>
            <translation>本室还没有账户。由账户管理人先设置自己的口令，再为其他人员开通。</translation>
        </message>
        <message>
            <source>A room for practice: whoever sits down signs in without a password.</source>
            <translation>练习用指挥室：选择人员即可登录，不需要口令。</translation>
        </message>
        <message>
            <source>Every deed is written down under the name of who signs in. What was open stays as it was.</source>
            <translation>登录后的每一步都记在登录人名下。锁定前打开的内容保持不变。</translation>
        </message>
        <message>
            <source>At least {least} characters, better {advised} or more; nothing that is easily guessed.</source>
            <translation>至少 {least} 个字符，建议 {advised} 个以上；不要用容易猜到的。</translation>
        </message>
        <message>
            <source>At least {least} characters out of {classes} classes: capital and small letters, digits, signs.</source>
            <translation>至少 {least} 个字符，含大写字母、小写字母、数字、符号中的 {classes} 类。</translation>
        </message>
        <message>
            <source>Back to the password</source>
            <translation>返回口令登录</translation>
        </message>
        <message>
            <source>Rescue code…</source>
            <translation>口令丢失，使用应急码</translation>
        </message>
        <message>
            <source>Take the code</source>
            <translation>使用应急码</translation>
        </message>
        <message>
            <source>Change and sign in</source>
            <translation>更换口令并登录</translation>
        </message>
        <message>
            <source>Too many wrong passwords; the next try is open in {minutes}:{seconds:02d}.</source>
            <translation>口令多次不对，{minutes}:{seconds:02d} 后可以再试。</translation>
        </message>
        <message>
            <source>The new password was not typed the same twice.</source>
            <translation>两次输入的新口令不一致。</translation>
        </message>
        <message>
            <source>Nobody of this name can sign in here.</source>
            <translation>没有可登录的人员与此相符。</translation>
        </message>
    </context>
    <context>
        <name>SimilarRow</name>
        <message>
            <source>{percent} % alike</source>
            <translation>相似度 {percent}%</translation>
        </message>
    </context>
    <context>
        <name>SoundsSection</name>
        <message>
            <source>A short tone for alerts of the first class</source>
            <translation>一级提醒响提示音</translation>
        </message>
        <message>
            <source>Say on the desktop that something rings; it names nobody</source>
            <translation>窗口不在前台时弹出桌面通知，不含任何姓名</translation>
        </message>
        <message>
            <source>This seat</source>
            <translation>本席位</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>提示音</translation>
        </message>
        <message>
            <source>Desktop</source>
            <translation>桌面通知</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Comes as</source>
            <translation>送达方式</translation>
        </message>
        <message>
            <source>Unacknowledged</source>
            <translation>无人确认时</translation>
        </message>
        <message>
            <source>Aim</source>
            <translation>目标占比</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>近 30 日</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>提醒分级</translation>
        </message>
        <message>
            <source>After the practice of alarm management (EEMUA 191, ISA-18.2): the first class stays rare.</source>
            <translation>参照报警管理通行做法（EEMUA 191、ISA-18.2）：一级提醒应当很少。</translation>
        </message>
        <message>
            <source>The room's policy</source>
            <translation>本室提醒规则</translation>
        </message>
        <message>
            <source>Change the rules…</source>
            <translation>修改规则…</translation>
        </message>
        <message>
            <source>Tone on</source>
            <translation>提示音已开</translation>
        </message>
        <message>
            <source>Tone off</source>
            <translation>提示音已关</translation>
        </message>
        <message>
            <source>Notes on the desktop on</source>
            <translation>桌面通知已开启</translation>
        </message>
        <message>
            <source>Notes on the desktop off</source>
            <translation>桌面通知已关闭</translation>
        </message>
        <message>
            <source>Quiet hours {start}–{end} and days of rest: ordinary reminders wait, urgent ones do not.</source>
            <translation>静默时段 {start}–{end} 及休息日：一般事项的催办顺延，紧急、特急不受限。</translation>
        </message>
        <message>
            <source>More than {n} alerts within {minutes} minutes become one card; the first class still comes alone.</source>
            <translation>{minutes} 分钟内超过 {n} 条并为一条汇总提醒，一级提醒仍单独送达。</translation>
        </message>
        <message>
            <source>Muting takes a reason and ends after at most {n} minutes; the first class is never muted.</source>
            <translation>静音须填写理由，最长 {n} 分钟；一级提醒不可静音。</translation>
        </message>
        <message>
            <source>banner and tone</source>
            <translation>横幅与提示音</translation>
        </message>
        <message>
            <source>card at the edge</source>
            <translation>右下角卡片</translation>
        </message>
        <message>
            <source>counted only</source>
            <translation>只计数</translation>
        </message>
        <message>
            <source>all seats</source>
            <translation>全部席位</translation>
        </message>
        <message>
            <source>leader's telephone</source>
            <translation>带班领导电话</translation>
        </message>
        <message>
            <source>shift leader</source>
            <translation>值班长</translation>
        </message>
        <message>
            <source>after {n} s {who}</source>
            <translation>{n} 秒后通知{who}</translation>
        </message>
    </context>
    <context>
        <name>SpanHoursDialog</name>
        <message>
            <source>When the week's paper is made</source>
            <translation>周报生成时间</translation>
        </message>
        <message>
            <source>When the month's paper is made</source>
            <translation>月报生成时间</translation>
        </message>
        <message>
            <source>Day of the next week</source>
            <translation>下周的哪一天</translation>
        </message>
        <message>
            <source>Day of the next month</source>
            <translation>次月几日</translation>
        </message>
        <message>
            <source>1 to 28</source>
            <translation>1 至 28</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时刻</translation>
        </message>
    </context>
    <context>
        <name>SpanHoursLine</name>
        <message>
            <source>Change…</source>
            <translation>修改…</translation>
        </message>
        <message>
            <source>When the paper is made</source>
            <translation>修改周报、月报生成时间</translation>
        </message>
        <message>
            <source>Made on {day} of the next week at {time}</source>
            <translation>下周{day} {time} 自动生成</translation>
        </message>
        <message>
            <source>Made on day {day} of the next month at {time}</source>
            <translation>次月 {day} 日 {time} 自动生成</translation>
        </message>
    </context>
    <context>
        <name>StaffStep</name>
        <message>
            <source>People</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Shift leader</source>
            <translation>值班长</translation>
        </message>
        <message>
            <source>Sits at this seat at first</source>
            <translation>首次打开时坐在本席位</translation>
        </message>
        <message>
            <source>Director</source>
            <translation>主任</translation>
        </message>
        <message>
            <source>Take a staff table…</source>
            <translation>导入人员表…</translation>
        </message>
        <message>
            <source>xlsx or csv with the columns 姓名, 角色, 单位, 岗位; it stands in place of the two names.</source>
            <translation>xlsx 或 csv，含列 姓名、角色、单位、岗位；导入后不必填写上面两个姓名。</translation>
        </message>
        <message>
            <source>An invented person for every role and every unit is put on the roster.</source>
            <translation>每个角色、每个单位都会配一名虚构人员。</translation>
        </message>
        <message>
            <source>{file}: {count} persons</source>
            <translation>{file}：{count} 人</translation>
        </message>
        <message>
            <source>Staff table</source>
            <translation>人员表</translation>
        </message>
    </context>
    <context>
        <name>StartWindow</name>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
        <message>
            <source>The desk cannot open</source>
            <translation>指挥室无法打开</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Restore the newest copy</source>
            <translation>恢复最近的备份</translation>
        </message>
        <message>
            <source>Open for reading only</source>
            <translation>只读打开</translation>
        </message>
        <message>
            <source>Choose another home…</source>
            <translation>选择其他数据目录…</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Home: {home}</source>
            <translation>数据目录：{home}</translation>
        </message>
        <message>
            <source>Newest copy: {name}</source>
            <translation>最近的备份：{name}</translation>
        </message>
        <message>
            <source>What is there now is put aside, not deleted.</source>
            <translation>现有数据会移到一旁保留，不会删除。</translation>
        </message>
        <message>
            <source>Home folder</source>
            <translation>数据目录</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Status bar</source>
            <translation>状态栏</translation>
        </message>
    </context>
    <context>
        <name>StatusBoard</name>
        <message>
            <source>Status of the staff</source>
            <translation>人员状态</translation>
        </message>
        <message>
            <source>Reading the roster …</source>
            <translation>正在读取名册……</translation>
        </message>
        <message>
            <source>The roster cannot be read now</source>
            <translation>暂时无法读取名册</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>无人</translation>
        </message>
        <message>
            <source>Nobody is on the roster yet</source>
            <translation>名册尚无人员</translation>
        </message>
        <message>
            <source>{n} open</source>
            <translation>在办 {n} 件</translation>
        </message>
        <message>
            <source>Blue edge: dedicated to the room, {n}. Teal edge: posted by the county, {m}.</source>
            <translation>蓝边：指挥室专职 {n} 人；青边：县级部门下沉 {m} 人。</translation>
        </message>
        <message>
            <source>As of {time}</source>
            <translation>数据截至 {time}</translation>
        </message>
    </context>
    <context>
        <name>StatusPill</name>
        <message>
            <source>State: {state}</source>
            <translation>状态：{state}</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写。</translation>
        </message>
    </context>
    <context>
        <name>Stopwatch</name>
        <message>
            <source>Time taken</source>
            <translation>登记用时</translation>
        </message>
        <message>
            <source>Counts from the first key</source>
            <translation>从第一个按键开始计时</translation>
        </message>
        <message>
            <source>Last 50 at this seat: P50 {half} · P90 {ninth}</source>
            <translation>本席近 50 件：P50 {half} · P90 {ninth}</translation>
        </message>
        <message>
            <source>Time taken: {time}</source>
            <translation>登记用时 {time}</translation>
        </message>
    </context>
    <context>
        <name>StuckList</name>
        <message>
            <source>To be looked at</source>
            <translation>需要处理</translation>
        </message>
        <message>
            <source>✓ Nothing is stuck.</source>
            <translation>✓ 没有需要处理的异常。</translation>
        </message>
    </context>
    <context>
        <name>StuckRow</name>
        <message>
            <source>{count} concerned</source>
            <translation>涉及 {count} 项</translation>
        </message>
        <message>
            <source>for {span}</source>
            <translation>已 {span}</translation>
        </message>
    </context>
    <context>
        <name>SummaryKinds</name>
        <message>
            <source>Day</source>
            <translation>日报</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>周报</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月报</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>专报</translation>
        </message>
    </context>
    <context>
        <name>SummaryPage</name>
        <message>
            <source>Daily summary</source>
            <translation>每日专报</translation>
        </message>
        <message>
            <source>New today</source>
            <translation>今日新增</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>今日办结</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Past their limit</source>
            <translation>超期</translation>
        </message>
        <message>
            <source>On account</source>
            <translation>挂起</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>上报县级</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>红灯</translation>
        </message>
        <message>
            <source>Yellow lamps</source>
            <translation>黄灯</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>other day</source>
            <translation>换一天</translation>
        </message>
        <message>
            <source>The day before</source>
            <translation>上一日</translation>
        </message>
        <message>
            <source>The day after</source>
            <translation>下一日</translation>
        </message>
        <message>
            <source>as of {moment}</source>
            <translation>截至 {moment}</translation>
        </message>
        <message>
            <source>{n} more made by other seats while apart; the earlier one counts</source>
            <translation>其他席位断开期间另生成 {n} 份，以较早的一份为准</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>工作日历</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Nobody has made it yet; the next look of the job will, or the button does it now.</source>
            <translation>到点尚未生成；定时任务稍后会补做，也可现在按按钮生成。</translation>
        </message>
        <message>
            <source>It is made at {time}, also with nobody signed in; until then this is a draft of the moment.</source>
            <translation>到当日 {time} 自动生成并冻结，无人登录也会生成；此前显示的是此刻的草稿，不存档。</translation>
        </message>
        <message>
            <source>yesterday {n}</source>
            <translation>昨日同期 {n}</translation>
        </message>
        <message>
            <source>⚠ the board says {n}</source>
            <translation>⚠ 看板为 {n}</translation>
        </message>
        <message>
            <source>= board ✓</source>
            <translation>与看板一致 ✓</translation>
        </message>
    </context>
    <context>
        <name>Supervision</name>
        <message>
            <source>Supervision</source>
            <translation>督办台</translation>
        </message>
        <message>
            <source>after the second handling</source>
            <translation>二次办理后回访</translation>
        </message>
        <message>
            <source>call-back</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>not called yet</source>
            <translation>尚未拨打</translation>
        </message>
        <message>
            <source>no answer {n}×, again from {time}</source>
            <translation>未接通 {n} 次，{time}后再拨</translation>
        </message>
        <message>
            <source>no answer {n}×, call again</source>
            <translation>未接通 {n} 次，可再拨</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>红灯</translation>
        </message>
        <message>
            <source>past the limit of their step</source>
            <translation>已超过节点时限</translation>
        </message>
        <message>
            <source>Supervise several</source>
            <translation>批量督办</translation>
        </message>
        <message>
            <source>No red lamps at present</source>
            <translation>当前无红灯</translation>
        </message>
        <message>
            <source>See all open events</source>
            <translation>查看全部在办</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Yellow lamps</source>
            <translation>黄灯</translation>
        </message>
        <message>
            <source>little time left for their step</source>
            <translation>距节点时限已近</translation>
        </message>
        <message>
            <source>Urge several</source>
            <translation>批量催办</translation>
        </message>
        <message>
            <source>No yellow lamps at present</source>
            <translation>当前无黄灯</translation>
        </message>
        <message>
            <source>See what is due next</source>
            <translation>查看即将到期</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Backlog</source>
            <translation>积压</translation>
        </message>
        <message>
            <source>red for more than a day; say why it lies</source>
            <translation>红灯超过 24 小时，须说明原因</translation>
        </message>
        <message>
            <source>Nothing lies for more than a day</source>
            <translation>没有超过 24 小时的积压</translation>
        </message>
        <message>
            <source>Back to red and yellow</source>
            <translation>回到红灯黄灯</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>ask: is it solved? are you satisfied? what is missing?</source>
            <translation>问三句：问题解决了吗？对办理满意吗？还差什么？</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>Nobody waits to be called back</source>
            <translation>没有待回访的事件</translation>
        </message>
        <message>
            <source>{step} late</source>
            <translation>{step}超时</translation>
        </message>
        <message>
            <source>{step} soon</source>
            <translation>{step}将到期</translation>
        </message>
        <message>
            <source>not dispatched</source>
            <translation>未派遣</translation>
        </message>
        <message>
            <source>supervised ×{n}</source>
            <translation>已督办 {n} 次</translation>
        </message>
        <message>
            <source>urged ×{n}</source>
            <translation>已催办 {n} 次</translation>
        </message>
        <message>
            <source>nothing done yet</source>
            <translation>未催办</translation>
        </message>
        <message>
            <source>acknowledged</source>
            <translation>已回执</translation>
        </message>
        <message>
            <source>up to {name}</source>
            <translation>已催至{name}</translation>
        </message>
        <message>
            <source>no cause given</source>
            <translation>未说明原因</translation>
        </message>
    </context>
    <context>
        <name>SupervisionDeeds</name>
        <message>
            <source>Each unit gets one reminder for each of its events; they stand in the events' histories.</source>
            <translation>每件事件向承办单位发一次催办，并记入办理过程。</translation>
        </message>
        <message>
            <source>Urge {count} events?</source>
            <translation>催办 {count} 件事件？</translation>
        </message>
        <message>
            <source>Urge {count} events</source>
            <translation>催办 {count} 件</translation>
        </message>
        <message>
            <source>{count} urged</source>
            <translation>已催办 {count} 件</translation>
        </message>
        <message>
            <source>{count} sheets signed or proposed</source>
            <translation>已签发或提请督办 {count} 件</translation>
        </message>
        <message>
            <source>{count} causes kept</source>
            <translation>已记录 {count} 件的原因</translation>
        </message>
        <message>
            <source>{count} refused: {why}</source>
            <translation>{count} 件未办：{why}</translation>
        </message>
    </context>
    <context>
        <name>SupervisionPage</name>
        <message>
            <source>Supervise</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Cause of the backlog</source>
            <translation>积压原因</translation>
        </message>
        <message>
            <source>The reminder arrived</source>
            <translation>催办回执</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>Nobody answered</source>
            <translation>无人接听</translation>
        </message>
        <message>
            <source>Supervision sheet: look, print, save</source>
            <translation>督办单：查看、打印、保存</translation>
        </message>
        <message>
            <source>Circular…</source>
            <translation>督办通报…</translation>
        </message>
        <message>
            <source>Next part of the page</source>
            <translation>切换红黄灯、积压与回访</translation>
        </message>
        <message>
            <source>Group by unit</source>
            <translation>按单位分组</translation>
        </message>
        <message>
            <source>Supervision desk</source>
            <translation>督办台</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>上下</translation>
        </message>
        <message>
            <source>other column</source>
            <translation>换列</translation>
        </message>
        <message>
            <source>supervise</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>arrived</source>
            <translation>催办回执</translation>
        </message>
        <message>
            <source>call back</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>多选</translation>
        </message>
        <message>
            <source>Red and yellow</source>
            <translation>红灯黄灯</translation>
        </message>
        <message>
            <source>Backlog</source>
            <translation>积压</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>督办单</translation>
        </message>
        <message>
            <source>Urge all</source>
            <translation>全部催办</translation>
        </message>
        <message>
            <source>Urge all ({count})</source>
            <translation>全部催办（黄灯 {count}）</translation>
        </message>
        <message>
            <source>Backlog {count}</source>
            <translation>积压 {count}</translation>
        </message>
        <message>
            <source>Call back {count}</source>
            <translation>回访 {count}</translation>
        </message>
    </context>
    <context>
        <name>SwapBox</name>
        <message>
            <source>No swap waits.</source>
            <translation>没有换班申请。</translation>
        </message>
        <message>
            <source>Swaps of duty</source>
            <translation>换班申请</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>同意换班</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>谢绝</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>批准</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>不批准</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
    </context>
    <context>
        <name>SwapDialog</name>
        <message>
            <source>Ask for a swap of duty</source>
            <translation>申请换班</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>提出申请</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>姓名或拼音首字母</translation>
        </message>
        <message>
            <source>My turn</source>
            <translation>我的班次</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>由谁顶班</translation>
        </message>
        <message>
            <source>In return</source>
            <translation>换回</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>事由</translation>
        </message>
        <message>
            <source>The other one agrees, then the leader in charge consents; it lapses after {hours} hours or when a turn begins.</source>
            <translation>对方同意后由带班领导审批；{hours} 小时无人答复或班次开始即失效。</translation>
        </message>
        <message>
            <source>You have no turn in the next 31 days to swap.</source>
            <translation>今后 31 天内没有您可换的班次。</translation>
        </message>
        <message>
            <source>Asked; the other one finds it beside the rota.</source>
            <translation>换班申请已提出，对方可在排班页右侧办理。</translation>
        </message>
        <message>
            <source>Nothing: the turn is taken over</source>
            <translation>不换回，由对方顶班</translation>
        </message>
    </context>
    <context>
        <name>TakenStep</name>
        <message>
            <source>The room is here</source>
            <translation>导入完成</translation>
        </message>
        <message>
            <source>{entries} entries, {events} events, {attachments} attachments</source>
            <translation>{entries} 条流水、{events} 件事件、{attachments} 个附件</translation>
        </message>
        <message>
            <source>Equal to the room that was exported; digest {digest}</source>
            <translation>与导出的指挥室完全一致；指纹 {digest}</translation>
        </message>
        <message>
            <source>The journal is equal; this version folds events a little otherwise than the one that wrote it. Digest {digest}</source>
            <translation>流水完全一致；本版本生成的事件与导出时的版本略有不同。指纹 {digest}</translation>
        </message>
        <message>
            <source>The data of reporters can be opened.</source>
            <translation>反映人的信息可以打开。</translation>
        </message>
        <message>
            <source>The data of reporters stay sealed: no keys came along, or no pass phrase was given.</source>
            <translation>反映人的信息仍为密文：导出时没有带密钥，或没有输入口令。</translation>
        </message>
        <message>
            <source>Seat {seat} goes on here. Do not open the home it came from again.</source>
            <translation>席位 {seat} 今后在这里办公，原来的数据目录不要再打开。</translation>
        </message>
    </context>
    <context>
        <name>TemplateDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Insert the field</source>
            <translation>插入字段</translation>
        </message>
        <message>
            <source>Fields stand in braces. A row of two cells is a label and its value; spans are twelfths of the width.</source>
            <translation>字段写在花括号里；两格一行时前为名称、后为内容；spans 是各格占全宽的十二分之几。</translation>
        </message>
    </context>
    <context>
        <name>TextDialog</name>
        <message>
            <source>Text</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>最多 {limit} 字。</translation>
        </message>
        <message>
            <source>Write something.</source>
            <translation>请填写内容。</translation>
        </message>
    </context>
    <context>
        <name>ThumbGrid</name>
        <message>
            <source>at seat {seat}</source>
            <translation>在 {seat} 席位</translation>
        </message>
        <message>
            <source>not here yet</source>
            <translation>尚未送到</translation>
        </message>
        <message>
            <source>Attachments: {count}</source>
            <translation>附件 {count} 个</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Course of the event</source>
            <translation>办理过程</translation>
        </message>
        <message>
            <source>Copy this entry</source>
            <translation>复制本条</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>seat {seat}</source>
            <translation>席位 {seat}</translation>
        </message>
        <message>
            <source>Taken back; it has no effect.</source>
            <translation>已撤回，不生效。</translation>
        </message>
        <message>
            <source>Without effect: {why}</source>
            <translation>未生效：{why}</translation>
        </message>
        <message>
            <source>the event stood in another state by then</source>
            <translation>当时事件已处于其他状态</translation>
        </message>
        <message>
            <source>it had been done already</source>
            <translation>此前已办理</translation>
        </message>
        <message>
            <source>it met another decision that did not know of it</source>
            <translation>与另一处互不知情的决定冲突</translation>
        </message>
        <message>
            <source>the proposal was no longer open</source>
            <translation>该提请已不在待批</translation>
        </message>
        <message>
            <source>the event existed already</source>
            <translation>事件此前已存在</translation>
        </message>
        <message>
            <source>the event's beginning has not arrived</source>
            <translation>事件的登记尚未收到</translation>
        </message>
        <message>
            <source>a newer program wrote it</source>
            <translation>由更新版本的程序写入</translation>
        </message>
        <message>
            <source>Show less</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Show all {count} characters</source>
            <translation>展开全文（{count} 字）</translation>
        </message>
    </context>
    <context>
        <name>TimelineFields</name>
        <message>
            <source>Basis</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>Called at</source>
            <translation>回访时间</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Closing remark</source>
            <translation>办结意见</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>督办等级</translation>
        </message>
        <message>
            <source>Contacted at</source>
            <translation>联系时间</translation>
        </message>
        <message>
            <source>Cooperating unit</source>
            <translation>协办单位</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>协办单位</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>计入考核</translation>
        </message>
        <message>
            <source>County's number</source>
            <translation>县级文号</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>核查依据</translation>
        </message>
        <message>
            <source>Expected to go on</source>
            <translation>预计恢复</translation>
        </message>
        <message>
            <source>Source's deadline</source>
            <translation>来源期限</translation>
        </message>
        <message>
            <source>External number</source>
            <translation>来件编号</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
        <message>
            <source>Handler</source>
            <translation>承办人</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>办理情况</translation>
        </message>
        <message>
            <source>Lead unit</source>
            <translation>主办单位</translation>
        </message>
        <message>
            <source>Parts go on</source>
            <translation>子件继续办理</translation>
        </message>
        <message>
            <source>Did all that could be done</source>
            <translation>已尽责办理</translation>
        </message>
        <message>
            <source>Dispatched wrongly</source>
            <translation>派遣有误</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>突发事件等级</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Merged into</source>
            <translation>并入</translation>
        </message>
        <message>
            <source>Days at most</source>
            <translation>最长天数</translation>
        </message>
        <message>
            <source>Nature</source>
            <translation>诉求性质</translation>
        </message>
        <message>
            <source>New deadline</source>
            <translation>新期限</translation>
        </message>
        <message>
            <source>New lead unit</source>
            <translation>改派单位</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Occurred</source>
            <translation>发生时间</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>意见</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>阶段</translation>
        </message>
        <message>
            <source>Reported by telephone</source>
            <translation>电话报告时间</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>后续安排</translation>
        </message>
        <message>
            <source>Kind of place</source>
            <translation>场所类型</translation>
        </message>
        <message>
            <source>Clocks</source>
            <translation>计时</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Kind of reason</source>
            <translation>理由类别</translation>
        </message>
        <message>
            <source>Signed for at</source>
            <translation>签收时间</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>接收人</translation>
        </message>
        <message>
            <source>Replied</source>
            <translation>答复时间</translation>
        </message>
        <message>
            <source>Answer by</source>
            <translation>回复期限</translation>
        </message>
        <message>
            <source>Public reply</source>
            <translation>公开答复</translation>
        </message>
        <message>
            <source>Kind of report</source>
            <translation>报告类型</translation>
        </message>
        <message>
            <source>Report number</source>
            <translation>报告编号</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>接报时间</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>是否解决</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>From</source>
            <translation>起始时间</translation>
        </message>
        <message>
            <source>Suggested unit</source>
            <translation>建议单位</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>层级</translation>
        </message>
        <message>
            <source>Township</source>
            <translation>乡镇</translation>
        </message>
        <message>
            <source>Townships</source>
            <translation>交办乡镇</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>To</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>相似依据</translation>
        </message>
        <message>
            <source>No call-back because</source>
            <translation>免回访理由</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>拆出子件</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>需补正内容</translation>
        </message>
        <message>
            <source>Why the same person</source>
            <translation>同人核查理由</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>New value</source>
            <translation>新值</translation>
        </message>
        <message>
            <source>Deed</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Village</source>
            <translation>村社</translation>
        </message>
        <message>
            <source>Reported in writing</source>
            <translation>书面报告时间</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>橙</translation>
        </message>
        <message>
            <source>red</source>
            <translation>红</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
    </context>
    <context>
        <name>TimerDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Starts: {start}. Stops: {stop}.</source>
            <translation>起算：{start}。停止：{stop}。</translation>
        </message>
        <message>
            <source>Yellow from this share on (%)</source>
            <translation>用去时限的百分之几亮黄灯（%）</translation>
        </message>
        <message>
            <source>30min minutes · 2uh emergency hours · 1ud emergency days · 4wh working hours · 5wd working days · 15cd calendar days</source>
            <translation>30min 分钟 · 2uh 紧急工作时 · 1ud 紧急工作日 · 4wh 工作时 · 5wd 工作日 · 15cd 自然日</translation>
        </message>
        <message>
            <source>Source: {source}</source>
            <translation>依据：{source}</translation>
        </message>
        <message>
            <source>Holds for clocks that start from now on; what runs keeps its limit.</source>
            <translation>对今后起算的时限生效，正在计时的不变。</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>As published</source>
            <translation>公开口径</translation>
        </message>
        <message>
            <source>A number from 10 to 99.</source>
            <translation>请填 10 到 99 之间的数。</translation>
        </message>
    </context>
    <context>
        <name>TitlesEditor</name>
        <message>
            <source>One part a line</source>
            <translation>每行一个子件标题</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Top bar</source>
            <translation>顶栏</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
    </context>
    <context>
        <name>TownStep</name>
        <message>
            <source>Township</source>
            <translation>乡镇</translation>
        </message>
        <message>
            <source>General</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>较大</translation>
        </message>
        <message>
            <source>Extra large</source>
            <translation>特大</translation>
        </message>
        <message>
            <source>Kind of township</source>
            <translation>乡镇规模</translation>
        </message>
        <message>
            <source>Name of the township</source>
            <translation>乡镇名称</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Nine digits of the statistical code</source>
            <translation>统计用区划代码前九位</translation>
        </message>
        <message>
            <source>Letter of this seat</source>
            <translation>席位字母</translation>
        </message>
        <message>
            <source>Stands in every number; each seat of the room has another one</source>
            <translation>写入每个编号；同一指挥室各席位不得相同</translation>
        </message>
    </context>
    <context>
        <name>TransferDialog</name>
        <message>
            <source>To move</source>
            <translation>应转</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>已转</translation>
        </message>
        <message>
            <source>In shelters</source>
            <translation>集中安置</translation>
        </message>
        <message>
            <source>With kin</source>
            <translation>投亲</translation>
        </message>
        <message>
            <source>People moved</source>
            <translation>人员转移</translation>
        </message>
        <message>
            <source>Village</source>
            <translation>村社</translation>
        </message>
        <message>
            <source>nobody named</source>
            <translation>未定</translation>
        </message>
        <message>
            <source>Responsible</source>
            <translation>责任人</translation>
        </message>
        <message>
            <source>Shelter</source>
            <translation>安置点</translation>
        </message>
        <message>
            <source>No names or numbers of those who are moved.</source>
            <translation>不写被转移群众的姓名和号码。</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Command room: {n} alerts</source>
            <translation>指挥室：{n} 条提醒</translation>
        </message>
    </context>
    <context>
        <name>Undo</name>
        <message>
            <source>Taken back: {deed}</source>
            <translation>已撤销：{deed}</translation>
        </message>
        <message>
            <source>Merged by mistake and taken back at once</source>
            <translation>误并案，当即撤销</translation>
        </message>
        <message>
            <source>It can no longer be taken back: somebody has acted on it since.</source>
            <translation>其后已有人办理，不能再撤销。</translation>
        </message>
    </context>
    <context>
        <name>Unfinished</name>
        <message>
            <source>Go on with it</source>
            <translation>继续填写</translation>
        </message>
        <message>
            <source>Throw it away</source>
            <translation>删除草稿</translation>
        </message>
        <message numerus="yes">
            <source>%n unfinished form(s)</source>
            <translation>
                <numerusform>有 %n 份未完成的登记</numerusform>
            </translation>
        </message>
        <message>
            <source>{title}, kept {time}</source>
            <translation>{title}（{time} 保存）</translation>
        </message>
        <message>
            <source>All {count}…</source>
            <translation>全部 {count} 份…</translation>
        </message>
        <message>
            <source>without a title</source>
            <translation>无标题</translation>
        </message>
    </context>
    <context>
        <name>UnitDialog</name>
        <message>
            <source>Name</source>
            <translation>单位名称</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>简称</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>names in other systems' tables, with 、 between them</source>
            <translation>其他系统表格中的名称，用顿号分隔</translation>
        </message>
        <message>
            <source>Other names</source>
            <translation>别名</translation>
        </message>
    </context>
    <context>
        <name>UnitList</name>
        <message>
            <source>Unit's name</source>
            <translation>单位名称</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>简称</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Other names</source>
            <translation>别名</translation>
        </message>
    </context>
    <context>
        <name>UrgencyMark</name>
        <message>
            <source>Urgency: {urgency}</source>
            <translation>紧急程度：{urgency}</translation>
        </message>
    </context>
    <context>
        <name>VerbDialog</name>
        <message>
            <source>Then: {verb}</source>
            <translation>接着{verb}</translation>
        </message>
        <message>
            <source>Not open while the event is “{state}”.</source>
            <translation>事件“{state}”时不能办理。</translation>
        </message>
        <message>
            <source>This is a proposal; {who} must approve it.</source>
            <translation>本次为提请，须由{who}批准。</translation>
        </message>
        <message>
            <source>Only {who} may do this.</source>
            <translation>只有{who}可以办理。</translation>
        </message>
        <message>
            <source>Propose: {verb}</source>
            <translation>提请{verb}</translation>
        </message>
        <message>
            <source>{number}: {verb} done</source>
            <translation>{number} 已{verb}</translation>
        </message>
        <message>
            <source>{verb} is proposed and waits for {who}</source>
            <translation>已提请{verb}，待{who}批准</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Hand in all the same</source>
            <translation>仍要提交</translation>
        </message>
    </context>
    <context>
        <name>VerbForm</name>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>Draft by the machine</source>
            <translation>系统拟稿</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>解决</translation>
        </message>
        <message>
            <source>Mostly solved</source>
            <translation>基本解决</translation>
        </message>
        <message>
            <source>Not solved</source>
            <translation>未解决</translation>
        </message>
        <message>
            <source>Spoken with</source>
            <translation>已联系</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>已见面</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>无人接听</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>号码有误</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>Fairly satisfied</source>
            <translation>基本满意</translation>
        </message>
        <message>
            <source>Dissatisfied</source>
            <translation>不满意</translation>
        </message>
        <message>
            <source>Cannot be called</source>
            <translation>无法回访</translation>
        </message>
        <message>
            <source>First report</source>
            <translation>初报</translation>
        </message>
        <message>
            <source>Further report</source>
            <translation>续报</translation>
        </message>
        <message>
            <source>Final report</source>
            <translation>终报</translation>
        </message>
        <message>
            <source>Count anew</source>
            <translation>重新计时</translation>
        </message>
        <message>
            <source>Count on</source>
            <translation>继续计时</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Text message</source>
            <translation>短信</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>当面</translation>
        </message>
        <message>
            <source>On the desk</source>
            <translation>系统内</translation>
        </message>
        <message>
            <source>Left empty, the room gives the next number.</source>
            <translation>不填则自动编号。</translation>
        </message>
        <message>
            <source>The nine-digit code of the township.</source>
            <translation>填九位区划代码。</translation>
        </message>
        <message>
            <source>Unit or pinyin initials</source>
            <translation>单位名称或拼音首字母</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>姓名或拼音首字母</translation>
        </message>
        <message>
            <source>Category, code or pinyin initials</source>
            <translation>类别名称、编码或拼音首字母</translation>
        </message>
        <message>
            <source>Grid or village, pinyin initials</source>
            <translation>网格或村社，可用拼音首字母</translation>
        </message>
    </context>
    <context>
        <name>ViewDialog</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>For example: my unit, overdue</source>
            <translation>例如：本单位超时</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Share with everybody in the room</source>
            <translation>共享给全室</translation>
        </message>
        <message>
            <source>Begin with this view</source>
            <translation>设为默认视图</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>图标</translation>
        </message>
        <message>
            <source>A view needs a name.</source>
            <translation>请填写视图名称。</translation>
        </message>
    </context>
    <context>
        <name>ViewSigns</name>
        <message>
            <source>Star</source>
            <translation>星标</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>旗标</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Siren</source>
            <translation>警灯</translation>
        </message>
        <message>
            <source>Hourglass</source>
            <translation>沙漏</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>People</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>收件</translation>
        </message>
    </context>
    <context>
        <name>ViewsDialog</name>
        <message>
            <source>Views</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Begin with it</source>
            <translation>设为默认</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>G 1 to G 9 show the first nine from any list.</source>
            <translation>在列表中按 G 1 至 G 9 打开前九个视图。</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Rename the view</source>
            <translation>重命名视图</translation>
        </message>
        <message>
            <source>The view “{name}” is deleted.</source>
            <translation>视图“{name}”已删除。</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>begins with it</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>No view is saved yet. Narrow the board down, then save what it shows.</source>
            <translation>还没有保存的视图。先筛选看板，再保存当前视图。</translation>
        </message>
        <message>
            <source>Share no longer</source>
            <translation>取消共享</translation>
        </message>
    </context>
    <context>
        <name>WallBoard</name>
        <message>
            <source>Wall</source>
            <translation>大屏</translation>
        </message>
        <message>
            <source>No event is overdue</source>
            <translation>当前无红灯</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红灯</translation>
        </message>
        <message>
            <source>Ⅰ and Ⅱ open</source>
            <translation>Ⅰ、Ⅱ级在办</translation>
        </message>
        <message>
            <source>No grave matter is open</source>
            <translation>当前无Ⅰ、Ⅱ级事件</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黄灯</translation>
        </message>
        <message>
            <source>No event is due soon</source>
            <translation>当前无黄灯</translation>
        </message>
        <message>
            <source>The data cannot be read</source>
            <translation>数据无法读取</translation>
        </message>
        <message>
            <source>The data cannot be read; this is the picture of {time}</source>
            <translation>数据无法读取，以下为 {time} 的画面</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>正在读取</translation>
        </message>
        <message>
            <source>to move</source>
            <translation>应转</translation>
        </message>
        <message>
            <source>moved</source>
            <translation>已转</translation>
        </message>
        <message>
            <source>in shelters</source>
            <translation>集中安置</translation>
        </message>
        <message>
            <source>with kin</source>
            <translation>投亲</translation>
        </message>
        <message>
            <source>and {n} more warnings</source>
            <translation>另有 {n} 条预警</translation>
        </message>
        <message>
            <source>events</source>
            <translation>件</translation>
        </message>
        <message>
            <source>people</source>
            <translation>人</translation>
        </message>
        <message>
            <source>as of {time}</source>
            <translation>截至 {time}</translation>
        </message>
        <message>
            <source>People on the spot</source>
            <translation>现场人员</translation>
        </message>
        <message>
            <source>of {n} units</source>
            <translation>{n} 个单位</translation>
        </message>
        <message>
            <source>Moved, of those to move</source>
            <translation>已转 / 应转</translation>
        </message>
        <message>
            <source>Next zero report</source>
            <translation>下次零报告</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>已超时</translation>
        </message>
        <message>
            <source>Nobody has signed for a matter</source>
            <translation>当前无人签收处置</translation>
        </message>
        <message>
            <source>and {n} more units</source>
            <translation>另有 {n} 个单位</translation>
        </message>
        <message>
            <source>{n} people</source>
            <translation>{n} 人</translation>
        </message>
        <message>
            <source>No numbers so far</source>
            <translation>尚未填报</translation>
        </message>
        <message>
            <source>People moved</source>
            <translation>人员转移</translation>
        </message>
        <message>
            <source>and {n} more places</source>
            <translation>另有 {n} 村</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>星期一</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>星期二</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>星期三</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>星期四</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>星期五</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>星期六</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>星期日</translation>
        </message>
        <message>
            <source>{month}/{day}</source>
            <translation>{month}月{day}日</translation>
        </message>
        <message>
            <source>{town} command room</source>
            <translation>{town}综合信息指挥室</translation>
        </message>
        <message>
            <source>Data as of {time}</source>
            <translation>数据截至 {time}</translation>
        </message>
        <message>
            <source>everyday mode</source>
            <translation>日常模式</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>练习</translation>
        </message>
        <message>
            <source>demo data</source>
            <translation>演示数据</translation>
        </message>
        <message>
            <source>leading the duty: {names}</source>
            <translation>值班领导 {names}</translation>
        </message>
        <message>
            <source>Registered today</source>
            <translation>今日登记</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>今日办结</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Mean response</source>
            <translation>平均响应</translation>
        </message>
        <message>
            <source>min</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>Closed in time</source>
            <translation>按期办结率</translation>
        </message>
        <message>
            <source>h</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>as yesterday at this time</source>
            <translation>与昨日同期持平</translation>
        </message>
        <message>
            <source>{sign}{n} on yesterday</source>
            <translation>{sign}{n} 较昨日同期</translation>
        </message>
        <message>
            <source>{name}{gap}{n} events</source>
            <translation>{name}{gap}{n} 件</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>另有 {n} 件</translation>
        </message>
        <message>
            <source>Confidential matter</source>
            <translation>保密事项</translation>
        </message>
        <message>
            <source>Open by village</source>
            <translation>网格态势</translation>
        </message>
        <message>
            <source>No village is on record</source>
            <translation>尚未登记村社和网格</translation>
        </message>
        <message>
            <source>without a place: {n}</source>
            <translation>未定位 {n} 件</translation>
        </message>
        <message>
            <source>no place</source>
            <translation>未定位</translation>
        </message>
    </context>
    <context>
        <name>WallSection</name>
        <message>
            <source>{unit} inches</source>
            <translation>{unit} 英寸</translation>
        </message>
        <message>
            <source>Diagonal of the wall</source>
            <translation>大屏对角线</translation>
        </message>
        <message>
            <source>{unit} m</source>
            <translation>{unit} 米</translation>
        </message>
        <message>
            <source>Farthest seat</source>
            <translation>最远座位</translation>
        </message>
        <message>
            <source>the other screen</source>
            <translation>另一块屏幕</translation>
        </message>
        <message>
            <source>Wall on the other screen</source>
            <translation>大屏模式</translation>
        </message>
        <message>
            <source>Wall</source>
            <translation>大屏</translation>
        </message>
        <message>
            <source>all screens together, where it is put together of several</source>
            <translation>多块拼接的按整面计</translation>
        </message>
        <message>
            <source>from the wall</source>
            <translation>到大屏的距离</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>屏幕</translation>
        </message>
        <message>
            <source>Text on the wall</source>
            <translation>大屏文字</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Esc or F11 ends it</source>
            <translation>按 Esc 或 F11 退出</translation>
        </message>
        <message>
            <source>The whole room reads it: lamps and counts, no names and numbers of citizens. Signs cover at least 16 minutes of arc at the farthest seat.</source>
            <translation>全室可见：只显示亮灯事件和数字，不显示群众姓名、电话。最小的字在最远座位处不小于 16 角分。</translation>
        </message>
        <message>
            <source>{screen}: smallest text {used} px, at least {least} px are needed</source>
            <translation>{screen}：最小字 {used} 像素，至少需要 {least} 像素</translation>
        </message>
    </context>
    <context>
        <name>WallWindow</name>
        <message>
            <source>Wall</source>
            <translation>大屏</translation>
        </message>
    </context>
    <context>
        <name>WarningDialog</name>
        <message>
            <source>New warning</source>
            <translation>新增预警</translation>
        </message>
        <message>
            <source>rainstorm, typhoon, cold wave …</source>
            <translation>暴雨、台风、寒潮……</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>who issued it</source>
            <translation>发布单位</translation>
        </message>
        <message>
            <source>Of what</source>
            <translation>预警种类</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>发布时间</translation>
        </message>
        <message>
            <source>In force until</source>
            <translation>有效至</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>内容</translation>
        </message>
    </context>
    <context>
        <name>Why</name>
        <message>
            <source>Experience</source>
            <translation>同类经验</translation>
        </message>
        <message>
            <source>Knows the grid</source>
            <translation>网格熟悉</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>在手件数</translation>
        </message>
        <message>
            <source>Fair share</source>
            <translation>派件均衡</translation>
        </message>
        <message>
            <source>Rest</source>
            <translation>间隔休息</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>距离</translation>
        </message>
        <message>
            <source>Punctuality</source>
            <translation>按期率</translation>
        </message>
        <message>
            <source>Fixed post</source>
            <translation>定岗事项</translation>
        </message>
    </context>
    <context>
        <name>WhyHim</name>
        <message>
            <source>Why {name}: {score} points of 100</source>
            <translation>推荐{name}的理由：{score} 分（满分 100）</translation>
        </message>
    </context>
    <context>
        <name>WhyNot</name>
        <message>
            <source>Who cannot be sent, and why</source>
            <translation>不可派人员及原因</translation>
        </message>
        <message>
            <source>Why not the other {count}</source>
            <translation>其余 {count} 人为何不派</translation>
        </message>
    </context>
    <context>
        <name>WindowKeys</name>
        <message>
            <source>Desk</source>
            <translation>通用</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Manual</source>
            <translation>使用手册</translation>
        </message>
        <message>
            <source>Alert centre</source>
            <translation>提醒中心</translation>
        </message>
        <message>
            <source>Show or hide the preview</source>
            <translation>显示或隐藏预览</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <source>Wall on the other screen</source>
            <translation>大屏模式</translation>
        </message>
        <message>
            <source>Status board of the staff</source>
            <translation>人员状态屏（第二屏）</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Undo the last deed</source>
            <translation>撤销上一步操作</translation>
        </message>
        <message>
            <source>Register an event</source>
            <translation>登记事件</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Open {page}</source>
            <translation>打开 {page}</translation>
        </message>
        <message>
            <source>Nothing to undo: a deed can be taken back within ten seconds of it.</source>
            <translation>没有可以撤销的操作：办理后 10 秒内可撤销。</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Critical</source>
            <translation>特急</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>登记草稿</translation>
        </message>
        <message>
            <source>To accept</source>
            <translation>待受理</translation>
        </message>
        <message>
            <source>To supplement</source>
            <translation>待补正</translation>
        </message>
        <message>
            <source>To triage</source>
            <translation>待研判</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>待派遣</translation>
        </message>
        <message>
            <source>To sign for</source>
            <translation>待签收</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>已挂起</translation>
        </message>
        <message>
            <source>Return to decide</source>
            <translation>退单待裁</translation>
        </message>
        <message>
            <source>To verify</source>
            <translation>待核查</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>待回访</translation>
        </message>
        <message>
            <source>To close</source>
            <translation>待办结</translation>
        </message>
        <message>
            <source>Reported to the county</source>
            <translation>已上报县级</translation>
        </message>
        <message>
            <source>County replied</source>
            <translation>县级已反馈</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>已归档</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>不予受理</translation>
        </message>
        <message>
            <source>Voided</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>已并案</translation>
        </message>
        <message>
            <source>Moved to another township</source>
            <translation>已移送</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Ⅳ minor</source>
            <translation>Ⅳ级 一般</translation>
        </message>
        <message>
            <source>Ⅲ serious</source>
            <translation>Ⅲ级 较大</translation>
        </message>
        <message>
            <source>Ⅱ grave</source>
            <translation>Ⅱ级 重大</translation>
        </message>
        <message>
            <source>Ⅰ very grave</source>
            <translation>Ⅰ级 特别重大</translation>
        </message>
        <message>
            <source>Tier 1 on the spot</source>
            <translation>一级 就地处置</translation>
        </message>
        <message>
            <source>Tier 2 township</source>
            <translation>二级 镇街处置</translation>
        </message>
        <message>
            <source>Tier 3 to the county</source>
            <translation>三级 上报县级</translation>
        </message>
        <message>
            <source>In time</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Yellow lamp</source>
            <translation>黄灯</translation>
        </message>
        <message>
            <source>Red lamp</source>
            <translation>红灯</translation>
        </message>
        <message>
            <source>Deep red lamp</source>
            <translation>深红灯</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>No clock</source>
            <translation>不计时</translation>
        </message>
        <message>
            <source>Grid report</source>
            <translation>网格上报</translation>
        </message>
        <message>
            <source>12345 hotline</source>
            <translation>12345转办</translation>
        </message>
        <message>
            <source>110 non-police</source>
            <translation>110联动</translation>
        </message>
        <message>
            <source>City management</source>
            <translation>数字城管</translation>
        </message>
        <message>
            <source>Petition</source>
            <translation>信访</translation>
        </message>
        <message>
            <source>Leader's instruction</source>
            <translation>领导批示</translation>
        </message>
        <message>
            <source>From the county</source>
            <translation>县级下派</translation>
        </message>
        <message>
            <source>From a department</source>
            <translation>部门抄告</translation>
        </message>
        <message>
            <source>Visitor</source>
            <translation>群众来访</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>来电</translation>
        </message>
        <message>
            <source>Video and sensors</source>
            <translation>视频巡查</translation>
        </message>
        <message>
            <source>Inspection</source>
            <translation>综合检查</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>网络舆情</translation>
        </message>
        <message>
            <source>Village report</source>
            <translation>村社上报</translation>
        </message>
        <message>
            <source>Own check</source>
            <translation>自查</translation>
        </message>
        <message>
            <source>{days}d {hours:02d}h</source>
            <translation>{days}天{hours:02d}时</translation>
        </message>
        <message>
            <source>{hours}h {minutes:02d}m</source>
            <translation>{hours}时{minutes:02d}分</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>剩余</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>超时</translation>
        </message>
    </context>
    <context>
        <name>WorkCard</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Work on many events</source>
            <translation>批量办理</translation>
        </message>
    </context>
    <context>
        <name>World</name>
        <message>
            <source>Stop trying</source>
            <translation>停止重试</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>恢复备份…</translation>
        </message>
        <message>
            <source>Make a copy…</source>
            <translation>立即备份…</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>重新打开</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>知道了</translation>
        </message>
    </context>
    <context>
        <name>_Group</name>
        <message>
            <source>missing</source>
            <translation>待补</translation>
        </message>
    </context>
    <context>
        <name>_OneLine</name>
        <message>
            <source>At most {limit} characters; what was over was left out</source>
            <translation>最多 {limit} 字，超出的部分没有填入</translation>
        </message>
    </context>
    <context>
        <name>_Other</name>
        <message>
            <source>Other columns</source>
            <translation>其他栏目</translation>
        </message>
    </context>
</TS>
