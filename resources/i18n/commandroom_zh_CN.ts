<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Bell</name>
        <message>
            <source>Alerts: {count}</source>
            <translation>提醒：{count} 条</translation>
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
            <source>Nothing fits.</source>
            <translation>没有匹配的内容。</translation>
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
            <source>Go on</source>
            <translation>继续使用</translation>
        </message>
    </context>
    <context>
        <name>DeskWindow</name>
        <message>
            <source>Command room</source>
            <translation>综合信息指挥室</translation>
        </message>
        <message>
            <source>Open {page}</source>
            <translation>打开 {page}</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>页面</translation>
        </message>
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
        <name>HintStrip</name>
        <message>
            <source>Keys</source>
            <translation>快捷键提示</translation>
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
        <name>Moments</name>
        <message>
            <source>{month}/{day} {clock}</source>
            <translation>{month}月{day}日 {clock}</translation>
        </message>
        <message>
            <source>{year}-{month:02d}-{day:02d}  {clock}</source>
            <translation>{year}年{month:02d}月{day:02d}日  {clock}</translation>
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
        <name>Notices</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
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
        <name>SearchField</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
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
        <name>StatusBar</name>
        <message>
            <source>Status bar</source>
            <translation>状态栏</translation>
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
        <name>UrgencyMark</name>
        <message>
            <source>Urgency: {urgency}</source>
            <translation>紧急程度：{urgency}</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
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
            <source>Normal</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>特急</translation>
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
</TS>
