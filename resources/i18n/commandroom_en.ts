<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>AboutSection</name>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Manual</source>
            <translation>Manual</translation>
        </message>
        <message>
            <source>Licence of the program</source>
            <translation>Licence of the program</translation>
        </message>
        <message>
            <source>Room and seat</source>
            <translation>Room and seat</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Version {version}</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>Component</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>Compiled into</source>
            <translation>Compiled into</translation>
        </message>
        <message>
            <source>Components and licences</source>
            <translation>Components and licences</translation>
        </message>
        <message>
            <source>Read the licence</source>
            <translation>Read the licence</translation>
        </message>
        <message>
            <source>Each with its whole licence, as it came with the component.</source>
            <translation>Each with its whole licence, as it came with the component.</translation>
        </message>
        <message>
            <source>Versions copied; they name neither person nor room.</source>
            <translation>Versions copied; they name neither person nor room.</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>practice</translation>
        </message>
        <message>
            <source>in earnest</source>
            <translation>in earnest</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>Room</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Seat</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Data folder</source>
            <translation>Data folder</translation>
        </message>
        <message>
            <source>Hash suite</source>
            <translation>Hash suite</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Typeface</source>
            <translation>Typeface</translation>
        </message>
    </context>
    <context>
        <name>AccountStep</name>
        <message>
            <source>Accounts</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>The leader keeps them</source>
            <translation>The leader keeps them</translation>
        </message>
        <message>
            <source>Three administrators apart</source>
            <translation>Three administrators apart</translation>
        </message>
        <message>
            <source>Who keeps the accounts</source>
            <translation>Who keeps the accounts</translation>
        </message>
        <message>
            <source>System administrator</source>
            <translation>System administrator</translation>
        </message>
        <message>
            <source>Security administrator</source>
            <translation>Security administrator</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>First password</source>
            <translation>First password</translation>
        </message>
        <message>
            <source>At least 8 characters, better 15 or more; nothing that is easily guessed</source>
            <translation>At least 8 characters, better 15 or more; nothing that is easily guessed</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>Once more</translation>
        </message>
        <message>
            <source>Three different persons, please.</source>
            <translation>Three different persons, please.</translation>
        </message>
        <message>
            <source>The new password was not typed the same twice.</source>
            <translation>The new password was not typed the same twice.</translation>
        </message>
        <message>
            <source>Keeping the machine, keeping the accounts and reading the logs are three people's duties (GB/T 22239). The password is the security administrator's, who gives the others a first password each.</source>
            <translation>Keeping the machine, keeping the accounts and reading the logs are three people's duties (GB/T 22239). The password is the security administrator's, who gives the others a first password each.</translation>
        </message>
        <message>
            <source>The shift leader signs in with this password and gives the others a first password each.</source>
            <translation>The shift leader signs in with this password and gives the others a first password each.</translation>
        </message>
    </context>
    <context>
        <name>AccountsSection</name>
        <message>
            <source>Change my password…</source>
            <translation>Change my password…</translation>
        </message>
        <message>
            <source>Rescue code…</source>
            <translation>Rescue code…</translation>
        </message>
        <message>
            <source>Open or reset…</source>
            <translation>Open or reset…</translation>
        </message>
        <message>
            <source>Close the account…</source>
            <translation>Close the account…</translation>
        </message>
        <message>
            <source>Accounts of the room</source>
            <translation>Accounts of the room</translation>
        </message>
        <message>
            <source>Modern (ASVS 5.0)</source>
            <translation>Modern (ASVS 5.0)</translation>
        </message>
        <message>
            <source>MLPS level 2</source>
            <translation>MLPS level 2</translation>
        </message>
        <message>
            <source>Rules of passwords</source>
            <translation>Rules of passwords</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>Lock an idle seat after</source>
            <translation>Lock an idle seat after</translation>
        </message>
        <message>
            <source>Who does something in a room in earnest has signed in. A first password is shown once and must be changed at the first sign-in; every change here is journaled without it.</source>
            <translation>Who does something in a room in earnest has signed in. A first password is shown once and must be changed at the first sign-in; every change here is journaled without it.</translation>
        </message>
        <message>
            <source>level 2 wants three classes of characters and another one every 90 days</source>
            <translation>level 2 wants three classes of characters and another one every 90 days</translation>
        </message>
        <message>
            <source>Rules of the room</source>
            <translation>Rules of the room</translation>
        </message>
        <message>
            <source>alarms go on ringing; what was open stays</source>
            <translation>alarms go on ringing; what was open stays</translation>
        </message>
        <message>
            <source>password, sign in, reset, administrator</source>
            <translation>password, sign in, reset, administrator</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>Posts</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Password of</source>
            <translation>Password of</translation>
        </message>
        <message>
            <source>Runs out</source>
            <translation>Runs out</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>first password waits</source>
            <translation>first password waits</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>never</source>
            <translation>never</translation>
        </message>
        <message>
            <source>{name} gets a first password, shown once. A password that was known until now opens nothing any more.</source>
            <translation>{name} gets a first password, shown once. A password that was known until now opens nothing any more.</translation>
        </message>
        <message>
            <source>Open or reset the account?</source>
            <translation>Open or reset the account?</translation>
        </message>
        <message>
            <source>Give a first password</source>
            <translation>Give a first password</translation>
        </message>
        <message>
            <source>A new code for the safe: by it who keeps the accounts gets a first password again, once. The code before is void.</source>
            <translation>A new code for the safe: by it who keeps the accounts gets a first password again, once. The code before is void.</translation>
        </message>
        <message>
            <source>Make a rescue code?</source>
            <translation>Make a rescue code?</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>Make it</translation>
        </message>
        <message>
            <source>It is shown this once. Seal it and keep it in the director's safe; the page of signing in takes it (F2), or the command account rescue.</source>
            <translation>It is shown this once. Seal it and keep it in the director's safe; the page of signing in takes it (F2), or the command account rescue.</translation>
        </message>
        <message>
            <source>Rescue code</source>
            <translation>Rescue code</translation>
        </message>
        <message>
            <source>{name} cannot sign in any more until a first password is given again.</source>
            <translation>{name} cannot sign in any more until a first password is given again.</translation>
        </message>
        <message>
            <source>Close the account?</source>
            <translation>Close the account?</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>Close it</translation>
        </message>
        <message>
            <source>First password of {name}</source>
            <translation>First password of {name}</translation>
        </message>
        <message>
            <source>It is shown this once, must be changed at the first sign-in, and ends after seven days.</source>
            <translation>It is shown this once, must be changed at the first sign-in, and ends after seven days.</translation>
        </message>
        <message>
            <source>The account of {name} is closed</source>
            <translation>The account of {name} is closed</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
    </context>
    <context>
        <name>AlertCentre</name>
        <message>
            <source>Alert centre</source>
            <translation>Alert centre</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Ringing</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>Over</translation>
        </message>
        <message>
            <source>Rates</source>
            <translation>Rates</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>Alerts</translation>
        </message>
        <message>
            <source>Take it</source>
            <translation>Take it</translation>
        </message>
        <message>
            <source>In ten minutes</source>
            <translation>In ten minutes</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>Open the event</translation>
        </message>
        <message>
            <source>Take all of the third class</source>
            <translation>Take all of the third class</translation>
        </message>
        <message>
            <source>Mute…</source>
            <translation>Mute…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Who must act</source>
            <translation>Who must act</translation>
        </message>
        <message>
            <source>Rings at</source>
            <translation>Rings at</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Next call in</source>
            <translation>Next call in</translation>
        </message>
        <message>
            <source>Nothing rings</source>
            <translation>Nothing rings</translation>
        </message>
        <message>
            <source>Nothing was taken</source>
            <translation>Nothing was taken</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Nothing yet</translation>
        </message>
        <message>
            <source>See how often it rang</source>
            <translation>See how often it rang</translation>
        </message>
        <message>
            <source>See what rings</source>
            <translation>See what rings</translation>
        </message>
        <message>
            <source>muted until {time}</source>
            <translation>muted until {time}</translation>
        </message>
        <message>
            <source>Let it ring again</source>
            <translation>Let it ring again</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>until {time}</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>taken</translation>
        </message>
    </context>
    <context>
        <name>AlertRulesDialog</name>
        <message>
            <source>Rules for alerts</source>
            <translation>Rules for alerts</translation>
        </message>
        <message>
            <source>Keep these rules</source>
            <translation>Keep these rules</translation>
        </message>
        <message>
            <source>Looking at the last thirty days …</source>
            <translation>Looking at the last thirty days …</translation>
        </message>
        <message>
            <source>Which class a cause has</source>
            <translation>Which class a cause has</translation>
        </message>
        <message>
            <source>At whose seat it rings first</source>
            <translation>At whose seat it rings first</translation>
        </message>
        <message>
            <source>Life and major events ring at every seat. Who is not signed in is passed over; everybody finds all of it in the alert centre.</source>
            <translation>Life and major events ring at every seat. Who is not signed in is passed over; everybody finds all of it in the alert centre.</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>A storm begins above</source>
            <translation>A storm begins above</translation>
        </message>
        <message>
            <source>Reckoned over</source>
            <translation>Reckoned over</translation>
        </message>
        <message>
            <source>A seat is interrupted at most, an hour</source>
            <translation>A seat is interrupted at most, an hour</translation>
        </message>
        <message>
            <source>Gathered above, at one moment</source>
            <translation>Gathered above, at one moment</translation>
        </message>
        <message>
            <source>Muted for at most</source>
            <translation>Muted for at most</translation>
        </message>
        <message>
            <source>Taken for at most</source>
            <translation>Taken for at most</translation>
        </message>
        <message>
            <source>A job is late after so many periods</source>
            <translation>A job is late after so many periods</translation>
        </message>
        <message>
            <source>A rota gap is first class before</source>
            <translation>A rota gap is first class before</translation>
        </message>
        <message>
            <source>h</source>
            <translation>h</translation>
        </message>
        <message>
            <source>First class, all seats are called after</source>
            <translation>First class, all seats are called after</translation>
        </message>
        <message>
            <source>First class, the leader is telephoned after</source>
            <translation>First class, the leader is telephoned after</translation>
        </message>
        <message>
            <source>Second class, the shift leader is called after</source>
            <translation>Second class, the shift leader is called after</translation>
        </message>
        <message>
            <source>Second class, all seats are called after</source>
            <translation>Second class, all seats are called after</translation>
        </message>
        <message>
            <source>What is over stays in the log for</source>
            <translation>What is over stays in the log for</translation>
        </message>
        <message>
            <source>days</source>
            <translation>days</translation>
        </message>
        <message>
            <source>Nothing rang in the last thirty days, so nothing can be foretold.</source>
            <translation>Nothing rang in the last thirty days, so nothing can be foretold.</translation>
        </message>
        <message>
            <source>The last thirty days under these rules: {now} interruptions an hour (as it is: {before}), {worst} in the worst hour (as it is: {worst_before}); first, second, third class {shares}.</source>
            <translation>The last thirty days under these rules: {now} interruptions an hour (as it is: {before}), {worst} in the worst hour (as it is: {worst_before}); first, second, third class {shares}.</translation>
        </message>
        <message>
            <source>Rules for alerts changed</source>
            <translation>Rules for alerts changed</translation>
        </message>
    </context>
    <context>
        <name>AlertWatch</name>
        <message>
            <source>Take it</source>
            <translation>Take it</translation>
        </message>
        <message>
            <source>{count} alerts gathered</source>
            <translation>{count} alerts gathered</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>{text}, and {n} more of the first class</source>
            <translation>{text}, and {n} more of the first class</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message>
            <source>{step} due soon</source>
            <translation>{step} due soon</translation>
        </message>
        <message>
            <source>{step} overdue</source>
            <translation>{step} overdue</translation>
        </message>
        <message>
            <source>{step} long overdue</source>
            <translation>{step} long overdue</translation>
        </message>
        <message>
            <source>new event</source>
            <translation>new event</translation>
        </message>
        <message>
            <source>two deeds to settle</source>
            <translation>two deeds to settle</translation>
        </message>
        <message>
            <source>reply</source>
            <translation>reply</translation>
        </message>
        <message>
            <source>periodic job late</source>
            <translation>periodic job late</translation>
        </message>
        <message>
            <source>rota gap</source>
            <translation>rota gap</translation>
        </message>
        <message>
            <source>nobody fits</source>
            <translation>nobody fits</translation>
        </message>
        <message>
            <source>loan ends</source>
            <translation>loan ends</translation>
        </message>
        <message>
            <source>certificate</source>
            <translation>certificate</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>muted</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>overdue</translation>
        </message>
        <message>
            <source>long overdue</source>
            <translation>long overdue</translation>
        </message>
        <message>
            <source>due soon</source>
            <translation>due soon</translation>
        </message>
        <message>
            <source>urgent from the county</source>
            <translation>urgent from the county</translation>
        </message>
        <message>
            <source>call for help</source>
            <translation>call for help</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>exchange</translation>
        </message>
        <message>
            <source>rota gap, near</source>
            <translation>rota gap, near</translation>
        </message>
        <message>
            <source>certificate ended</source>
            <translation>certificate ended</translation>
        </message>
        <message>
            <source>supervision</source>
            <translation>supervision</translation>
        </message>
        <message>
            <source>self-check</source>
            <translation>self-check</translation>
        </message>
        <message>
            <source>being passed on</source>
            <translation>being passed on</translation>
        </message>
        <message>
            <source>every seat</source>
            <translation>every seat</translation>
        </message>
        <message>
            <source>here</source>
            <translation>here</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>step {step}</translation>
        </message>
        <message>
            <source>who has the matter</source>
            <translation>who has the matter</translation>
        </message>
        <message>
            <source>who has the duty</source>
            <translation>who has the duty</translation>
        </message>
        <message>
            <source>both of them</source>
            <translation>both of them</translation>
        </message>
        <message>
            <source>the leader in charge</source>
            <translation>the leader in charge</translation>
        </message>
    </context>
    <context>
        <name>AppealDialog</name>
        <message>
            <source>Appeal: {name}</source>
            <translation>Appeal: {name}</translation>
        </message>
        <message>
            <source>File the appeal</source>
            <translation>File the appeal</translation>
        </message>
        <message>
            <source>Until {time}</source>
            <translation>Until {time}</translation>
        </message>
        <message>
            <source>the whole</source>
            <translation>the whole</translation>
        </message>
        <message>
            <source>Against what</source>
            <translation>Against what</translation>
        </message>
        <message>
            <source>Grounds</source>
            <translation>Grounds</translation>
        </message>
    </context>
    <context>
        <name>AppearanceSection</name>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Compact, 28 px</source>
            <translation>Compact, 28 px</translation>
        </message>
        <message>
            <source>Standard, 36 px</source>
            <translation>Standard, 36 px</translation>
        </message>
        <message>
            <source>Roomy, 44 px</source>
            <translation>Roomy, 44 px</translation>
        </message>
        <message>
            <source>Size of type</source>
            <translation>Size of type</translation>
        </message>
        <message>
            <source>Show no fades</source>
            <translation>Show no fades</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>Height of rows</translation>
        </message>
        <message>
            <source>90 to 130 per cent</source>
            <translation>90 to 130 per cent</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>Motion</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Language of the desk</source>
            <translation>Language of the desk</translation>
        </message>
        <message>
            <source>from the next start on</source>
            <translation>from the next start on</translation>
        </message>
        <message>
            <source>Appearance changed</source>
            <translation>Appearance changed</translation>
        </message>
        <message>
            <source>The desk speaks this language from its next start on</source>
            <translation>The desk speaks this language from its next start on</translation>
        </message>
    </context>
    <context>
        <name>AroundView</name>
        <message>
            <source>Name a village, a grid or a place that is known: its grid worker stands here then.</source>
            <translation>Name a village, a grid or a place that is known: its grid worker stands here then.</translation>
        </message>
        <message>
            <source>Nobody is on the roster for this grid.</source>
            <translation>Nobody is on the roster for this grid.</translation>
        </message>
        <message numerus="yes">
            <source>%n open event(s) here</source>
            <translation>
                <numerusform>%n open event(s) here</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AsOf</name>
        <message>
            <source>The roster as it was at the end of</source>
            <translation>The roster as it was at the end of</translation>
        </message>
        <message>
            <source>As it was then</source>
            <translation>As it was then</translation>
        </message>
        <message>
            <source>Back to today</source>
            <translation>Back to today</translation>
        </message>
        <message>
            <source>The roster as it was known at the end of {day}</source>
            <translation>The roster as it was known at the end of {day}</translation>
        </message>
        <message>
            <source>Presence is that of noon. Nothing can be changed here; what was in hand then is not shown.</source>
            <translation>Presence is that of noon. Nothing can be changed here; what was in hand then is not shown.</translation>
        </message>
    </context>
    <context>
        <name>Aside</name>
        <message>
            <source>Conflict to settle</source>
            <translation>Conflict to settle</translation>
        </message>
        <message>
            <source>Waiting for approval</source>
            <translation>Waiting for approval</translation>
        </message>
        <message>
            <source>Applications</source>
            <translation>Applications</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>Cooperating units</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>Supervision</translation>
        </message>
        <message>
            <source>Reports to the county</source>
            <translation>Reports to the county</translation>
        </message>
        <message>
            <source>Related events</source>
            <translation>Related events</translation>
        </message>
        <message>
            <source>Contacts and call-backs</source>
            <translation>Contacts and call-backs</translation>
        </message>
        <message>
            <source>Keep {mark}</source>
            <translation>Keep {mark}</translation>
        </message>
        <message>
            <source>Two decisions were taken without knowing of each other.</source>
            <translation>Two decisions were taken without knowing of each other.</translation>
        </message>
        <message>
            <source>to be decided by {who}</source>
            <translation>to be decided by {who}</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Approve</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Decline</translation>
        </message>
        <message>
            <source>Proposed by yourself; another person decides.</source>
            <translation>Proposed by yourself; another person decides.</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>Extension</translation>
        </message>
        <message>
            <source>Suspension</source>
            <translation>Suspension</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>granted</source>
            <translation>granted</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>waiting for a decision</source>
            <translation>waiting for a decision</translation>
        </message>
        <message>
            <source>until {moment}</source>
            <translation>until {moment}</translation>
        </message>
        <message>
            <source>not signed</source>
            <translation>not signed</translation>
        </message>
        <message>
            <source>released</source>
            <translation>released</translation>
        </message>
        <message>
            <source>reported back {moment}</source>
            <translation>reported back {moment}</translation>
        </message>
        <message>
            <source>signed {moment}</source>
            <translation>signed {moment}</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blue</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>draft of the machine</source>
            <translation>draft of the machine</translation>
        </message>
        <message>
            <source>answer owed</source>
            <translation>answer owed</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>withdrawn</translation>
        </message>
        <message>
            <source>answered {moment}</source>
            <translation>answered {moment}</translation>
        </message>
        <message>
            <source>{colour} sheet of the county</source>
            <translation>{colour} sheet of the county</translation>
        </message>
        <message>
            <source>{colour} sheet</source>
            <translation>{colour} sheet</translation>
        </message>
        <message>
            <source>First report</source>
            <translation>First report</translation>
        </message>
        <message>
            <source>Further report</source>
            <translation>Further report</translation>
        </message>
        <message>
            <source>Final report</source>
            <translation>Final report</translation>
        </message>
        <message>
            <source>Telephone report</source>
            <translation>Telephone report</translation>
        </message>
        <message>
            <source>by telephone {moment}</source>
            <translation>by telephone {moment}</translation>
        </message>
        <message>
            <source>in writing {moment}</source>
            <translation>in writing {moment}</translation>
        </message>
        <message>
            <source>to be countersigned</source>
            <translation>to be countersigned</translation>
        </message>
        <message>
            <source>reported by {name}</source>
            <translation>reported by {name}</translation>
        </message>
        <message>
            <source>not answered yet</source>
            <translation>not answered yet</translation>
        </message>
        <message>
            <source>taken there</source>
            <translation>taken there</translation>
        </message>
        <message>
            <source>handed back</source>
            <translation>handed back</translation>
        </message>
        <message>
            <source>Moved to {township}</source>
            <translation>Moved to {township}</translation>
        </message>
        <message>
            <source>not signed for by the county yet</source>
            <translation>not signed for by the county yet</translation>
        </message>
        <message>
            <source>signed for by the county: {who}</source>
            <translation>signed for by the county: {who}</translation>
        </message>
        <message>
            <source>related</source>
            <translation>related</translation>
        </message>
        <message>
            <source>merged into</source>
            <translation>merged into</translation>
        </message>
        <message>
            <source>merged into this</source>
            <translation>merged into this</translation>
        </message>
        <message>
            <source>part</source>
            <translation>part</translation>
        </message>
        <message>
            <source>whole</source>
            <translation>whole</translation>
        </message>
        <message>
            <source>repeats</source>
            <translation>repeats</translation>
        </message>
    </context>
    <context>
        <name>Assessment</name>
        <message>
            <source>Monthly assessment</source>
            <translation>Monthly assessment</translation>
        </message>
    </context>
    <context>
        <name>AssessmentPage</name>
        <message>
            <source>up, down</source>
            <translation>up, down</translation>
        </message>
        <message>
            <source>other month</source>
            <translation>other month</translation>
        </message>
        <message>
            <source>appeal</source>
            <translation>appeal</translation>
        </message>
        <message>
            <source>by another limit</source>
            <translation>by another limit</translation>
        </message>
        <message>
            <source>open the event</source>
            <translation>open the event</translation>
        </message>
        <message>
            <source>Export (XLSX)…</source>
            <translation>Export (XLSX)…</translation>
        </message>
        <message>
            <source>By another limit…</source>
            <translation>By another limit…</translation>
        </message>
        <message>
            <source>Scored</source>
            <translation>Scored</translation>
        </message>
        <message>
            <source>Mean score</source>
            <translation>Mean score</translation>
        </message>
        <message>
            <source>First</source>
            <translation>First</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Last</translation>
        </message>
        <message>
            <source>Too few events</source>
            <translation>Too few events</translation>
        </message>
        <message>
            <source>Appeals</source>
            <translation>Appeals</translation>
        </message>
        <message>
            <source>The month before</source>
            <translation>The month before</translation>
        </message>
        <message>
            <source>The month after</source>
            <translation>The month after</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>Grouping</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>Edition</translation>
        </message>
        <message>
            <source>Points by hand…</source>
            <translation>Points by hand…</translation>
        </message>
        <message>
            <source>Appeal…</source>
            <translation>Appeal…</translation>
        </message>
        <message>
            <source>Rule…</source>
            <translation>Rule…</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Freeze</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Correct…</translation>
        </message>
        <message>
            <source>Assessment</source>
            <translation>Assessment</translation>
        </message>
        <message>
            <source>Units, grids or staff</source>
            <translation>Units, grids or staff</translation>
        </message>
        <message>
            <source>Nothing was to be scored in {month}.</source>
            <translation>Nothing was to be scored in {month}.</translation>
        </message>
        <message>
            <source>The month is not over yet.</source>
            <translation>The month is not over yet.</translation>
        </message>
        <message>
            <source>out of 100</source>
            <translation>out of 100</translation>
        </message>
        <message>
            <source>fewer than {n} events</source>
            <translation>fewer than {n} events</translation>
        </message>
        <message>
            <source>{n} open</source>
            <translation>{n} open</translation>
        </message>
        <message>
            <source>inputs</source>
            <translation>inputs</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Rules</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>calendar</translation>
        </message>
        <message>
            <source>{n} entries known</source>
            <translation>{n} entries known</translation>
        </message>
        <message>
            <source>Freeze {month}?</source>
            <translation>Freeze {month}?</translation>
        </message>
        <message>
            <source>Units, grids and staff are frozen together, once: later changes of events, rules and calendars move nothing of it. What is wrong is put right by a numbered correction beside it.</source>
            <translation>Units, grids and staff are frozen together, once: later changes of events, rules and calendars move nothing of it. What is wrong is put right by a numbered correction beside it.</translation>
        </message>
    </context>
    <context>
        <name>AssessmentWords</name>
        <message>
            <source>Provisional, as of {time}</source>
            <translation>Provisional, as of {time}</translation>
        </message>
        <message>
            <source>the month still runs</source>
            <translation>the month still runs</translation>
        </message>
        <message>
            <source>the figures have moved since it was frozen; the frozen result stays</source>
            <translation>the figures have moved since it was frozen; the frozen result stays</translation>
        </message>
        <message>
            <source>Frozen by {name}, {time}</source>
            <translation>Frozen by {name}, {time}</translation>
        </message>
        <message>
            <source>Correction by {name}, {time}</source>
            <translation>Correction by {name}, {time}</translation>
        </message>
        <message>
            <source>appeals until {time}</source>
            <translation>appeals until {time}</translation>
        </message>
        <message>
            <source>{n} more by seats that were apart</source>
            <translation>{n} more by seats that were apart</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Rank</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>Points lost</source>
            <translation>Points lost</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Scores</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Figure</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>Cost by</source>
            <translation>Cost by</translation>
        </message>
        <message>
            <source>Parts of the score</source>
            <translation>Parts of the score</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Events behind the part</source>
            <translation>Events behind the part</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>upheld</source>
            <translation>upheld</translation>
        </message>
        <message>
            <source>dismissed</source>
            <translation>dismissed</translation>
        </message>
        <message>
            <source>Appeal of</source>
            <translation>Appeal of</translation>
        </message>
        <message>
            <source>Grounds</source>
            <translation>Grounds</translation>
        </message>
        <message>
            <source>Filed by</source>
            <translation>Filed by</translation>
        </message>
        <message>
            <source>Ruling</source>
            <translation>Ruling</translation>
        </message>
        <message>
            <source>Appeals</source>
            <translation>Appeals</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Units</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>Provisional</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>Frozen</translation>
        </message>
        <message>
            <source>Correction {number}</source>
            <translation>Correction {number}</translation>
        </message>
        <message>
            <source>few events</source>
            <translation>few events</translation>
        </message>
        <message>
            <source>nothing to score</source>
            <translation>nothing to score</translation>
        </message>
        <message>
            <source>{part} not scored</source>
            <translation>{part} not scored</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>by hand</translation>
        </message>
        <message>
            <source>Bonus</source>
            <translation>Bonus</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
    </context>
    <context>
        <name>AwayDialog</name>
        <message>
            <source>annual leave</source>
            <translation>annual leave</translation>
        </message>
        <message>
            <source>sick leave</source>
            <translation>sick leave</translation>
        </message>
        <message>
            <source>private leave</source>
            <translation>private leave</translation>
        </message>
        <message>
            <source>duty journey</source>
            <translation>duty journey</translation>
        </message>
        <message>
            <source>training</source>
            <translation>training</translation>
        </message>
        <message>
            <source>other</source>
            <translation>other</translation>
        </message>
        <message>
            <source>a great task of some time</source>
            <translation>a great task of some time</translation>
        </message>
        <message>
            <source>a better mix of people</source>
            <translation>a better mix of people</translation>
        </message>
        <message>
            <source>skills that are short</source>
            <translation>skills that are short</translation>
        </message>
        <message>
            <source>Lend {name} out</source>
            <translation>Lend {name} out</translation>
        </message>
        <message>
            <source>Leave of {name}</source>
            <translation>Leave of {name}</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>The house, or a unit of this township</source>
            <translation>The house, or a unit of this township</translation>
        </message>
        <message>
            <source>Lent to</source>
            <translation>Lent to</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Purpose</translation>
        </message>
        <message>
            <source>Kind of leave</source>
            <translation>Kind of leave</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>Approved by</translation>
        </message>
        <message>
            <source>Save all the same</source>
            <translation>Save all the same</translation>
        </message>
    </context>
    <context>
        <name>BackupSection</name>
        <message>
            <source>Make a copy now</source>
            <translation>Make a copy now</translation>
        </message>
        <message>
            <source>Check it</source>
            <translation>Check it</translation>
        </message>
        <message>
            <source>Restore it…</source>
            <translation>Restore it…</translation>
        </message>
        <message>
            <source>Copy to another disk…</source>
            <translation>Copy to another disk…</translation>
        </message>
        <message>
            <source>Export the whole room…</source>
            <translation>Export the whole room…</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>For</source>
            <translation>For</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entries</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>No copy has been made yet</source>
            <translation>No copy has been made yet</translation>
        </message>
        <message>
            <source>Folder for the copy</source>
            <translation>Folder for the copy</translation>
        </message>
        <message>
            <source>{name} made and verified</source>
            <translation>{name} made and verified</translation>
        </message>
        <message>
            <source>{name} is sound</source>
            <translation>{name} is sound</translation>
        </message>
        <message>
            <source>{name} is damaged: {problem}</source>
            <translation>{name} is damaged: {problem}</translation>
        </message>
        <message>
            <source>The copy is ready; it takes its place at the next start.</source>
            <translation>The copy is ready; it takes its place at the next start.</translation>
        </message>
        <message>
            <source>Copies lie in {folder}</source>
            <translation>Copies lie in {folder}</translation>
        </message>
        <message>
            <source>{free} free there; keep a copy on another disk.</source>
            <translation>{free} free there; keep a copy on another disk.</translation>
        </message>
        <message>
            <source>There is no copy that was checked and found sound.</source>
            <translation>There is no copy that was checked and found sound.</translation>
        </message>
        <message>
            <source>The newest sound copy is of {time}.</source>
            <translation>The newest sound copy is of {time}.</translation>
        </message>
        <message>
            <source>every hour</source>
            <translation>every hour</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>by hand</translation>
        </message>
        <message>
            <source>before an upgrade</source>
            <translation>before an upgrade</translation>
        </message>
        <message>
            <source>before an import</source>
            <translation>before an import</translation>
        </message>
        <message>
            <source>before a restore</source>
            <translation>before a restore</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>sound</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>damaged</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>not checked</translation>
        </message>
    </context>
    <context>
        <name>BatchBar</name>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>Supervise</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>Urge</translation>
        </message>
        <message>
            <source>Suspend…</source>
            <translation>Suspend…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>More ▾</source>
            <translation>More ▾</translation>
        </message>
        <message>
            <source>Let go of the marks</source>
            <translation>Let go of the marks</translation>
        </message>
        <message>
            <source>Marked events</source>
            <translation>Marked events</translation>
        </message>
        <message>
            <source>All {count} chosen</source>
            <translation>All {count} chosen</translation>
        </message>
        <message>
            <source>{count} chosen</source>
            <translation>{count} chosen</translation>
        </message>
        <message>
            <source>Choose all {count}</source>
            <translation>Choose all {count}</translation>
        </message>
    </context>
    <context>
        <name>Bell</name>
        <message>
            <source>Alerts: {count}</source>
            <translation>Alerts: {count}</translation>
        </message>
    </context>
    <context>
        <name>Beside</name>
        <message>
            <source>Open events</source>
            <translation>Open events</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>until {time}</translation>
        </message>
        <message>
            <source>Posts held</source>
            <translation>Posts held</translation>
        </message>
        <message>
            <source>Open events: {n} of {most}</source>
            <translation>Open events: {n} of {most}</translation>
        </message>
        <message>
            <source>On leave together with the partner {name}: {since}–{until}</source>
            <translation>On leave together with the partner {name}: {since}–{until}</translation>
        </message>
        <message>
            <source>Left with {n} open events: give them to others.</source>
            <translation>Left with {n} open events: give them to others.</translation>
        </message>
        <message>
            <source>Two loans hold at once: {one} and {other}</source>
            <translation>Two loans hold at once: {one} and {other}</translation>
        </message>
        <message>
            <source>Keep {keep}; {give} ends</source>
            <translation>Keep {keep}; {give} ends</translation>
        </message>
        <message>
            <source>Keep {keep}; {give} until {time}</source>
            <translation>Keep {keep}; {give} until {time}</translation>
        </message>
        <message>
            <source>Keep {keep}; {give} from {time}</source>
            <translation>Keep {keep}; {give} from {time}</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>paused</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Event board</source>
            <translation>Event board</translation>
        </message>
        <message>
            <source>not dispatched</source>
            <translation>not dispatched</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grade</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Time limit</source>
            <translation>Time limit</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Unit · person</source>
            <translation>Unit · person</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Registered</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>All open</source>
            <translation>All open</translation>
        </message>
        <message>
            <source>To accept</source>
            <translation>To accept</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>To dispatch</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>To check</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>History to confirm</source>
            <translation>History to confirm</translation>
        </message>
        <message>
            <source>More ▾</source>
            <translation>More ▾</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Yesterday</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Last 7 days</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Last 30 days</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>This year</translation>
        </message>
    </context>
    <context>
        <name>BoardKeys</name>
        <message>
            <source>Event board</source>
            <translation>Event board</translation>
        </message>
        <message>
            <source>Show what others changed</source>
            <translation>Show what others changed</translation>
        </message>
        <message>
            <source>Why this time limit</source>
            <translation>Why this time limit</translation>
        </message>
        <message>
            <source>Choose all results</source>
            <translation>Choose all results</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Clear the filters</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Saved views</translation>
        </message>
        <message>
            <source>Save this view</source>
            <translation>Save this view</translation>
        </message>
        <message>
            <source>Arrange the views</source>
            <translation>Arrange the views</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Export the marked events</source>
            <translation>Export the marked events</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>Next event</translation>
        </message>
        <message>
            <source>Previous event</source>
            <translation>Previous event</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>Open the event</translation>
        </message>
        <message>
            <source>Open it in a window of its own</source>
            <translation>Open it in a window of its own</translation>
        </message>
        <message>
            <source>Look at photos and files</source>
            <translation>Look at photos and files</translation>
        </message>
        <message>
            <source>Mark the event</source>
            <translation>Mark the event</translation>
        </message>
        <message>
            <source>Mark on</source>
            <translation>Mark on</translation>
        </message>
        <message>
            <source>To the first</source>
            <translation>To the first</translation>
        </message>
        <message>
            <source>To the last</source>
            <translation>To the last</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Queue</translation>
        </message>
    </context>
    <context>
        <name>BoardPage</name>
        <message>
            <source>Search number, place, people, words</source>
            <translation>Search number, place, people, words</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>up, down</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>mark</translation>
        </message>
        <message>
            <source>preview</source>
            <translation>preview</translation>
        </message>
        <message>
            <source>commands</source>
            <translation>commands</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>keys</translation>
        </message>
        <message>
            <source>one event</source>
            <translation>one event</translation>
        </message>
        <message>
            <source>{count} events</source>
            <translation>{count} events</translation>
        </message>
        <message>
            <source>{count} events overdue for more than a day are at the supervision desk →</source>
            <translation>{count} events overdue for more than a day are at the supervision desk →</translation>
        </message>
        <message>
            <source>One event overdue for more than a day is at the supervision desk →</source>
            <translation>One event overdue for more than a day is at the supervision desk →</translation>
        </message>
        <message>
            <source>Query {ms} ms</source>
            <translation>Query {ms} ms</translation>
        </message>
        <message>
            <source>No event meets these conditions.</source>
            <translation>No event meets these conditions.</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Clear the filters</translation>
        </message>
        <message>
            <source>Nothing is open. Everything that came in has been dealt with.</source>
            <translation>Nothing is open. Everything that came in has been dealt with.</translation>
        </message>
        <message>
            <source>Register an event</source>
            <translation>Register an event</translation>
        </message>
        <message>
            <source>No event stands in this queue.</source>
            <translation>No event stands in this queue.</translation>
        </message>
        <message>
            <source>Show all open events</source>
            <translation>Show all open events</translation>
        </message>
        <message>
            <source>{count} events changed</source>
            <translation>{count} events changed</translation>
        </message>
    </context>
    <context>
        <name>BoardPreview</name>
        <message>
            <source>Preview</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Choose an event to see it here.</source>
            <translation>Choose an event to see it here.</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>More deeds</source>
            <translation>More deeds</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Course</translation>
        </message>
        <message>
            <source>No clock runs.</source>
            <translation>No clock runs.</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>Reporter</translation>
        </message>
        <message>
            <source>confidential</source>
            <translation>confidential</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Proposals</source>
            <translation>Proposals</translation>
        </message>
        <message>
            <source>{deed} (propose)</source>
            <translation>{deed} (propose)</translation>
        </message>
    </context>
    <context>
        <name>BoardTableView</name>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
    </context>
    <context>
        <name>BoardViews</name>
        <message>
            <source>Save this view</source>
            <translation>Save this view</translation>
        </message>
        <message>
            <source>The view “{name}” is shared with everybody.</source>
            <translation>The view "{name}" is shared with everybody.</translation>
        </message>
        <message>
            <source>The view “{name}” is shared no longer.</source>
            <translation>The view "{name}" is shared no longer.</translation>
        </message>
        <message>
            <source>Save this view…</source>
            <translation>Save this view…</translation>
        </message>
        <message>
            <source>Arrange the views…</source>
            <translation>Arrange the views…</translation>
        </message>
        <message>
            <source>The view “{name}” is saved.</source>
            <translation>The view "{name}" is saved.</translation>
        </message>
    </context>
    <context>
        <name>Candidates</name>
        <message>
            <source>On duty</source>
            <translation>On duty</translation>
        </message>
        <message>
            <source>Resting</source>
            <translation>Resting</translation>
        </message>
        <message>
            <source>On leave</source>
            <translation>On leave</translation>
        </message>
        <message>
            <source>Lent out</source>
            <translation>Lent out</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unknown</translation>
        </message>
        <message>
            <source>Own grid or village</source>
            <translation>Own grid or village</translation>
        </message>
        <message>
            <source>{count} of this category</source>
            <translation>{count} of this category</translation>
        </message>
        <message>
            <source>Nothing in hand</source>
            <translation>Nothing in hand</translation>
        </message>
        <message>
            <source>Holds a certificate</source>
            <translation>Holds a certificate</translation>
        </message>
        <message>
            <source>Lead unit of the category</source>
            <translation>Lead unit of the category</translation>
        </message>
        <message>
            <source>Named by the catalogue</source>
            <translation>Named by the catalogue</translation>
        </message>
        <message>
            <source>{people} people, {on} on duty</source>
            <translation>{people} people, {on} on duty</translation>
        </message>
        <message>
            <source>Cooperates already</source>
            <translation>Cooperates already</translation>
        </message>
    </context>
    <context>
        <name>CardDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>What was typed would be lost. Press Esc again to discard it.</source>
            <translation>What was typed would be lost. Press Esc again to discard it.</translation>
        </message>
    </context>
    <context>
        <name>CategoriesSection</name>
        <message>
            <source>Find a category by name, initials, code or unit</source>
            <translation>Find a category by name, initials, code or unit</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>Leading unit</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgency</translation>
        </message>
        <message>
            <source>Secrecy</source>
            <translation>Secrecy</translation>
        </message>
        <message>
            <source>confidential</source>
            <translation>confidential</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>Acceptance</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>Handling</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Verification</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>{n} of {all} categories</source>
            <translation>{n} of {all} categories</translation>
        </message>
        <message>
            <source>No category fits these words.</source>
            <translation>No category fits these words.</translation>
        </message>
        <message>
            <source>Show all categories</source>
            <translation>Show all categories</translation>
        </message>
        <message>
            <source>{name} saved</source>
            <translation>{name} saved</translation>
        </message>
    </context>
    <context>
        <name>CategoryDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgency</translation>
        </message>
        <message>
            <source>Confidential from the registration on</source>
            <translation>Confidential from the registration on</translation>
        </message>
        <message>
            <source>Handling; phases as “name limit”, with {sign} between them</source>
            <translation>Handling; phases as "name limit", with {sign} between them</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>Leading unit</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>Acceptance</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Verification</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Secrecy</source>
            <translation>Secrecy</translation>
        </message>
        <message>
            <source>Basis: {basis}</source>
            <translation>Basis: {basis}</translation>
        </message>
        <message>
            <source>This limit is statutory: it may be shortened, not lengthened beyond the law.</source>
            <translation>This limit is statutory: it may be shortened, not lengthened beyond the law.</translation>
        </message>
    </context>
    <context>
        <name>CauseDialog</name>
        <message>
            <source>Cause of the backlog</source>
            <translation>Cause of the backlog</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>Cause</translation>
        </message>
        <message>
            <source>More about it</source>
            <translation>More about it</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>and {n} more</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>At most {limit} characters.</translation>
        </message>
    </context>
    <context>
        <name>ChangeWindow</name>
        <message>
            <source>The data are being encrypted</source>
            <translation>The data are being encrypted</translation>
        </message>
        <message>
            <source>The data are being decrypted</source>
            <translation>The data are being decrypted</translation>
        </message>
        <message>
            <source>Please do not switch the machine off. If it goes off all the same, the file is wholly the old or wholly the new one.</source>
            <translation>Please do not switch the machine off. If it goes off all the same, the file is wholly the old or wholly the new one.</translation>
        </message>
        <message>
            <source>Home: {home}</source>
            <translation>Home: {home}</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Open the desk</translation>
        </message>
        <message>
            <source>The key is kept</source>
            <translation>The key is kept</translation>
        </message>
        <message>
            <source>A copy is written beside the file</source>
            <translation>A copy is written beside the file</translation>
        </message>
        <message>
            <source>Both are compared, page by page</source>
            <translation>Both are compared, page by page</translation>
        </message>
        <message>
            <source>The new file takes the place of the old</source>
            <translation>The new file takes the place of the old</translation>
        </message>
        <message>
            <source>The new file is looked through once more</source>
            <translation>The new file is looked through once more</translation>
        </message>
        <message>
            <source>Nothing was replaced: the desk opens with the file as it was.</source>
            <translation>Nothing was replaced: the desk opens with the file as it was.</translation>
        </message>
    </context>
    <context>
        <name>ChartCard</name>
        <message>
            <source>{chart}: picture or table</source>
            <translation>{chart}: picture or table</translation>
        </message>
        <message>
            <source>Copy as a picture</source>
            <translation>Copy as a picture</translation>
        </message>
        <message>
            <source>Export as a table (XLSX)…</source>
            <translation>Export as a table (XLSX)…</translation>
        </message>
    </context>
    <context>
        <name>ChipLine</name>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
    </context>
    <context>
        <name>ChosenCard</name>
        <message>
            <source>rank {n}</source>
            <translation>rank {n}</translation>
        </message>
        <message>
            <source>{n} events</source>
            <translation>{n} events</translation>
        </message>
        <message>
            <source>bonus {n}</source>
            <translation>bonus {n}</translation>
        </message>
        <message>
            <source>Events that cost points: {n}</source>
            <translation>Events that cost points: {n}</translation>
        </message>
        <message>
            <source>No event cost points in this part</source>
            <translation>No event cost points in this part</translation>
        </message>
        <message>
            <source>the first {n} are listed</source>
            <translation>the first {n} are listed</translation>
        </message>
    </context>
    <context>
        <name>ChosenRow</name>
        <message>
            <source>No photo or file is attached to this event.</source>
            <translation>No photo or file is attached to this event.</translation>
        </message>
    </context>
    <context>
        <name>CircularDialog</name>
        <message>
            <source>Circular of supervision</source>
            <translation>Circular of supervision</translation>
        </message>
        <message>
            <source>Last week</source>
            <translation>Last week</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>This week</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Last month</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>Span</translation>
        </message>
        <message>
            <source>Text of the circular</source>
            <translation>Text of the circular</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Sign it</source>
            <translation>Sign it</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Points off</source>
            <translation>Points off</translation>
        </message>
        <message>
            <source>Besides</source>
            <translation>Besides</translation>
        </message>
        <message>
            <source>Units that are named</source>
            <translation>Units that are named</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blue</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Sheets of these days</source>
            <translation>Sheets of these days</translation>
        </message>
        <message>
            <source>not answered</source>
            <translation>not answered</translation>
        </message>
        <message>
            <source>late</source>
            <translation>late</translation>
        </message>
        <message>
            <source>talk</source>
            <translation>talk</translation>
        </message>
        <message>
            <source>to the county {n}</source>
            <translation>to the county {n}</translation>
        </message>
        <message>
            <source>{n} not reported yet</source>
            <translation>{n} not reported yet</translation>
        </message>
        <message>
            <source>signed by {name}, {time}</source>
            <translation>signed by {name}, {time}</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>draft</translation>
        </message>
        <message>
            <source>draft; signed when these days are over</source>
            <translation>draft; signed when these days are over</translation>
        </message>
        <message>
            <source>The circular is signed</source>
            <translation>The circular is signed</translation>
        </message>
    </context>
    <context>
        <name>ClockNames</name>
        <message>
            <source>due {moment}</source>
            <translation>due {moment}</translation>
        </message>
        <message>
            <source>calendar {version}</source>
            <translation>calendar {version}</translation>
        </message>
        <message>
            <source>No clock runs.</source>
            <translation>No clock runs.</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>Acceptance</translation>
        </message>
        <message>
            <source>Triage</source>
            <translation>Triage</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Signing</source>
            <translation>Signing</translation>
        </message>
        <message>
            <source>First contact</source>
            <translation>First contact</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>Handling</translation>
        </message>
        <message>
            <source>Cooperation</source>
            <translation>Cooperation</translation>
        </message>
        <message>
            <source>Decision on return</source>
            <translation>Decision on return</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Verification</translation>
        </message>
        <message>
            <source>Call-back</source>
            <translation>Call-back</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>Closing</translation>
        </message>
        <message>
            <source>Telephone report</source>
            <translation>Telephone report</translation>
        </message>
        <message>
            <source>Written report</source>
            <translation>Written report</translation>
        </message>
        <message>
            <source>Follow-up report</source>
            <translation>Follow-up report</translation>
        </message>
        <message>
            <source>Final report</source>
            <translation>Final report</translation>
        </message>
        <message>
            <source>County's answer</source>
            <translation>County's answer</translation>
        </message>
        <message>
            <source>Taking over</source>
            <translation>Taking over</translation>
        </message>
        <message>
            <source>Answer to supervision</source>
            <translation>Answer to supervision</translation>
        </message>
        <message>
            <source>Countersigning</source>
            <translation>Countersigning</translation>
        </message>
        <message>
            <source>Supplement</source>
            <translation>Supplement</translation>
        </message>
        <message>
            <source>{n} minutes</source>
            <translation>{n} minutes</translation>
        </message>
        <message>
            <source>{n} emergency hours</source>
            <translation>{n} emergency hours</translation>
        </message>
        <message>
            <source>{n} emergency days</source>
            <translation>{n} emergency days</translation>
        </message>
        <message>
            <source>{n} working hours</source>
            <translation>{n} working hours</translation>
        </message>
        <message>
            <source>{n} working days</source>
            <translation>{n} working days</translation>
        </message>
        <message>
            <source>{n} calendar days</source>
            <translation>{n} calendar days</translation>
        </message>
        <message>
            <source>agreed</source>
            <translation>agreed</translation>
        </message>
    </context>
    <context>
        <name>ClocksSection</name>
        <message>
            <source>Clock</source>
            <translation>Clock</translation>
        </message>
        <message>
            <source>Yellow from</source>
            <translation>Yellow from</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limits</translation>
        </message>
        <message>
            <source>Change limits</source>
            <translation>Change limits</translation>
        </message>
        <message>
            <source>The clocks of acceptance, dispatch, handling and verification follow the category first.</source>
            <translation>The clocks of acceptance, dispatch, handling and verification follow the category first.</translation>
        </message>
        <message>
            <source>Limits of the clocks</source>
            <translation>Limits of the clocks</translation>
        </message>
        <message>
            <source>{name}: limits saved</source>
            <translation>{name}: limits saved</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>Season</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Office hours</source>
            <translation>Office hours</translation>
        </message>
        <message>
            <source>Change hours</source>
            <translation>Change hours</translation>
        </message>
        <message>
            <source>Import a holiday notice…</source>
            <translation>Import a holiday notice…</translation>
        </message>
        <message>
            <source>A table with the columns date, kind (off or work) and name, UTF-8 or GB18030.</source>
            <translation>A table with the columns date, kind (off or work) and name, UTF-8 or GB18030.</translation>
        </message>
        <message>
            <source>Office hours and holidays</source>
            <translation>Office hours and holidays</translation>
        </message>
        <message>
            <source>Office hours of {name} saved</source>
            <translation>Office hours of {name} saved</translation>
        </message>
        <message>
            <source>Import a holiday notice</source>
            <translation>Import a holiday notice</translation>
        </message>
        <message>
            <source>{fresh} dates taken, {known} known, {rejected} rejected; limits of {events} events counted again</source>
            <translation>{fresh} dates taken, {known} known, {rejected} rejected; limits of {events} events counted again</translation>
        </message>
        <message>
            <source>2026-03-11 10:00/2026-03-13 10:00, several with commas</source>
            <translation>2026-03-11 10:00/2026-03-13 10:00, several with commas</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Limit</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Suspended</translation>
        </message>
        <message>
            <source>Reckon</source>
            <translation>Reckon</translation>
        </message>
        <message>
            <source>Counts by this room's calendar and shows how.</source>
            <translation>Counts by this room's calendar and shows how.</translation>
        </message>
        <message>
            <source>When is it due?</source>
            <translation>When is it due?</translation>
        </message>
        <message>
            <source>Due {moment}</source>
            <translation>Due {moment}</translation>
        </message>
        <message>
            <source>Holiday notices known: {years} · calendar {version}</source>
            <translation>Holiday notices known: {years} · calendar {version}</translation>
        </message>
        <message>
            <source>The holiday notice of {years} has not been imported: limits are counted by plain weekends.</source>
            <translation>The holiday notice of {years} has not been imported: limits are counted by plain weekends.</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Import</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Space shows or hides, Alt+↑ ↓ moves, ← → sets the width</source>
            <translation>Space shows or hides, Alt+↑ ↓ moves, ← → sets the width</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>As usual</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Deed</source>
            <translation>Deed</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Command palette</translation>
        </message>
        <message>
            <source>Deed, page, person or event; pinyin initials will do</source>
            <translation>Deed, page, person or event; pinyin initials will do</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Matches</translation>
        </message>
        <message>
            <source>Show all deeds</source>
            <translation>Show all deeds</translation>
        </message>
        <message>
            <source>People and events cannot be looked for: {why}</source>
            <translation>People and events cannot be looked for: {why}</translation>
        </message>
        <message>
            <source>Looking for people and events …</source>
            <translation>Looking for people and events …</translation>
        </message>
        <message>
            <source>Nothing fits.</source>
            <translation>Nothing fits.</translation>
        </message>
    </context>
    <context>
        <name>ConditionDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
    </context>
    <context>
        <name>ConditionWatch</name>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>zero report overdue since {time}</source>
            <translation>zero report overdue since {time}</translation>
        </message>
        <message>
            <source>next zero report {time}</source>
            <translation>next zero report {time}</translation>
        </message>
    </context>
    <context>
        <name>Conditions</name>
        <message>
            <source>blue</source>
            <translation>blue</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>yellow</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>orange</translation>
        </message>
        <message>
            <source>red</source>
            <translation>red</translation>
        </message>
        <message>
            <source>{what}: {colour} warning</source>
            <translation>{what}: {colour} warning</translation>
        </message>
        <message>
            <source>until {moment}</source>
            <translation>until {moment}</translation>
        </message>
        <message>
            <source>war mode, level {level}</source>
            <translation>war mode, level {level}</translation>
        </message>
        <message>
            <source>readiness</source>
            <translation>readiness</translation>
        </message>
    </context>
    <context>
        <name>ConditionsSection</name>
        <message>
            <source>Order a mode…</source>
            <translation>Order a mode…</translation>
        </message>
        <message>
            <source>Change the level…</source>
            <translation>Change the level…</translation>
        </message>
        <message>
            <source>End it…</source>
            <translation>End it…</translation>
        </message>
        <message>
            <source>Zero report…</source>
            <translation>Zero report…</translation>
        </message>
        <message>
            <source>People moved…</source>
            <translation>People moved…</translation>
        </message>
        <message>
            <source>Write the review…</source>
            <translation>Write the review…</translation>
        </message>
        <message>
            <source>Mode of the room</source>
            <translation>Mode of the room</translation>
        </message>
        <message>
            <source>Readiness on a warning or the director's notice, war mode on an order of emergency response; without either it is an ordinary day.</source>
            <translation>Readiness on a warning or the director's notice, war mode on an order of emergency response; without either it is an ordinary day.</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Warnings</translation>
        </message>
        <message>
            <source>New warning</source>
            <translation>New warning</translation>
        </message>
        <message>
            <source>Lifted</source>
            <translation>Lifted</translation>
        </message>
        <message>
            <source>The wall, the banner of every desk of the room and the daily summary tell of them while they are in force.</source>
            <translation>The wall, the banner of every desk of the room and the daily summary tell of them while they are in force.</translation>
        </message>
        <message>
            <source>ordinary day</source>
            <translation>ordinary day</translation>
        </message>
        <message>
            <source>No warning is in force.</source>
            <translation>No warning is in force.</translation>
        </message>
        <message>
            <source>Since {since}, ordered by {name}. Reason: {reason}</source>
            <translation>Since {since}, ordered by {name}. Reason: {reason}</translation>
        </message>
        <message>
            <source>Told: {names}</source>
            <translation>Told: {names}</translation>
        </message>
        <message>
            <source>The review of {mode} from {since} is due until {due}.</source>
            <translation>The review of {mode} from {since} is due until {due}.</translation>
        </message>
        <message>
            <source>Next zero report: {moment}</source>
            <translation>Next zero report: {moment}</translation>
        </message>
        <message>
            <source>Last one: {moment}, {text}</source>
            <translation>Last one: {moment}, {text}</translation>
        </message>
        <message>
            <source>To move {due}, moved {moved}, of {n} villages</source>
            <translation>To move {due}, moved {moved}, of {n} villages</translation>
        </message>
        <message>
            <source>The warning is on record</source>
            <translation>The warning is on record</translation>
        </message>
        <message>
            <source>{name} lifted</source>
            <translation>{name} lifted</translation>
        </message>
        <message>
            <source>Was {name} lifted?</source>
            <translation>Was {name} lifted?</translation>
        </message>
        <message>
            <source>It is not shown any more; that it was in force stays on record.</source>
            <translation>It is not shown any more; that it was in force stays on record.</translation>
        </message>
        <message>
            <source>The mode is ordered</source>
            <translation>The mode is ordered</translation>
        </message>
        <message>
            <source>The level is changed</source>
            <translation>The level is changed</translation>
        </message>
        <message>
            <source>A review is due within five working days.</source>
            <translation>A review is due within five working days.</translation>
        </message>
        <message>
            <source>The mode is over</source>
            <translation>The mode is over</translation>
        </message>
        <message>
            <source>Why it ends</source>
            <translation>Why it ends</translation>
        </message>
        <message>
            <source>The word is on record</source>
            <translation>The word is on record</translation>
        </message>
        <message>
            <source>Zero report</source>
            <translation>Zero report</translation>
        </message>
        <message>
            <source>All is well.</source>
            <translation>All is well.</translation>
        </message>
        <message>
            <source>The review is on record</source>
            <translation>The review is on record</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Review</translation>
        </message>
        <message>
            <source>The numbers are on record</source>
            <translation>The numbers are on record</translation>
        </message>
    </context>
    <context>
        <name>ConflictsPart</name>
        <message>
            <source>Conflicts</source>
            <translation>Conflicts</translation>
        </message>
        <message>
            <source>Show the settled ones too</source>
            <translation>Show the settled ones too</translation>
        </message>
        <message>
            <source>Nothing is in conflict.</source>
            <translation>Nothing is in conflict.</translation>
        </message>
        <message>
            <source>Two deeds that did not know of each other: the first has its effect until a person settles which one stands.</source>
            <translation>Two deeds that did not know of each other: the first has its effect until a person settles which one stands.</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Deeds</source>
            <translation>Deeds</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>Age</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>✓ Settled</source>
            <translation>✓ Settled</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>CorrectDialog</name>
        <message>
            <source>Correct the assessment of {month}</source>
            <translation>Correct the assessment of {month}</translation>
        </message>
        <message>
            <source>Put a correction beside it</source>
            <translation>Put a correction beside it</translation>
        </message>
        <message>
            <source>The frozen result stays as it is; the correction is reckoned from today's figures and numbered.</source>
            <translation>The frozen result stays as it is; the correction is reckoned from today's figures and numbered.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
    </context>
    <context>
        <name>CourseCard</name>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>Talk</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Filter of the course</source>
            <translation>Filter of the course</translation>
        </message>
        <message>
            <source>A remark for everyone who works on this event   R</source>
            <translation>A remark for everyone who works on this event   R</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Course</translation>
        </message>
        <message>
            <source>Write something first.</source>
            <translation>Write something first.</translation>
        </message>
        <message>
            <source>At most {limit} characters; this has {count}.</source>
            <translation>At most {limit} characters; this has {count}.</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>The program made a mistake</source>
            <translation>The program made a mistake</translation>
        </message>
        <message>
            <source>What was saved is safe, and you can go on.</source>
            <translation>What was saved is safe, and you can go on.</translation>
        </message>
        <message>
            <source>If it happens again, restart the program and send this report; it names nobody.</source>
            <translation>If it happens again, restart the program and send this report; it names nobody.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Copy report</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>Restart</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>The program made {n} mistakes</source>
            <translation>The program made {n} mistakes</translation>
        </message>
    </context>
    <context>
        <name>Custody</name>
        <message>
            <source>The data on this machine are not encrypted.</source>
            <translation>The data on this machine are not encrypted.</translation>
        </message>
        <message>
            <source>Encrypted; the key is in the keyring of the system.</source>
            <translation>Encrypted; the key is in the keyring of the system.</translation>
        </message>
        <message>
            <source>Encrypted; the key lies in a file of the home under a pass phrase.</source>
            <translation>Encrypted; the key lies in a file of the home under a pass phrase.</translation>
        </message>
        <message>
            <source>Encrypted; the key lies in a file of the home that this machine alone opens.</source>
            <translation>Encrypted; the key lies in a file of the home that this machine alone opens.</translation>
        </message>
        <message>
            <source>Personal data are sealed one by one even so. Whoever gets hold of the disk reads the rest. Switching encryption on copies the file under a key, compares both, and exchanges them; a power cut leaves the old or the new.</source>
            <translation>Personal data are sealed one by one even so. Whoever gets hold of the disk reads the rest. Switching encryption on copies the file under a key, compares both, and exchanges them; a power cut leaves the old or the new.</translation>
        </message>
        <message>
            <source>The file opens while the account of this system is signed in. Copies are encrypted under the same key.</source>
            <translation>The file opens while the account of this system is signed in. Copies are encrypted under the same key.</translation>
        </message>
        <message>
            <source>It is asked for at each start (Argon2id). Nobody can open the file without it: keep it in two places.</source>
            <translation>It is asked for at each start (Argon2id). Nobody can open the file without it: keep it in two places.</translation>
        </message>
        <message>
            <source>Weaker than a keyring or a pass phrase: who can read the whole disk can open it.</source>
            <translation>Weaker than a keyring or a pass phrase: who can read the whole disk can open it.</translation>
        </message>
    </context>
    <context>
        <name>CustodySection</name>
        <message>
            <source>Encryption of the data</source>
            <translation>Encryption of the data</translation>
        </message>
        <message>
            <source>Switch encryption on…</source>
            <translation>Switch encryption on…</translation>
        </message>
        <message>
            <source>Another keeper of the key…</source>
            <translation>Another keeper of the key…</translation>
        </message>
        <message>
            <source>Switch encryption off…</source>
            <translation>Switch encryption off…</translation>
        </message>
        <message>
            <source>Compare and clear</source>
            <translation>Compare and clear</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Seat</translation>
        </message>
        <message>
            <source>Who looked at personal data</source>
            <translation>Who looked at personal data</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Ask again</translation>
        </message>
        <message>
            <source>Every look at a name or number needs a reason; nobody can take a line out.</source>
            <translation>Every look at a name or number needs a reason; nobody can take a line out.</translation>
        </message>
        <message>
            <source>{count} copies from before are not encrypted.</source>
            <translation>{count} copies from before are not encrypted.</translation>
        </message>
        <message>
            <source>{file} is left of a change that was cut off.</source>
            <translation>{file} is left of a change that was cut off.</translation>
        </message>
        <message>
            <source>The key has another keeper now.</source>
            <translation>The key has another keeper now.</translation>
        </message>
        <message>
            <source>It is done when the desk closes and opens again.</source>
            <translation>It is done when the desk closes and opens again.</translation>
        </message>
        <message>
            <source>The new file is sound; {file} was removed.</source>
            <translation>The new file is sound; {file} was removed.</translation>
        </message>
        <message>
            <source>Nobody looked at personal data.</source>
            <translation>Nobody looked at personal data.</translation>
        </message>
    </context>
    <context>
        <name>Dashboard</name>
        <message>
            <source>Dashboard</source>
            <translation>Dashboard</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Registered</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Counts</translation>
        </message>
        <message>
            <source>Events behind the figure</source>
            <translation>Events behind the figure</translation>
        </message>
        <message>
            <source>Practice data</source>
            <translation>Practice data</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>events</source>
            <translation>events</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>points</source>
            <translation>points</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Mean response</source>
            <translation>Mean response</translation>
        </message>
        <message>
            <source>Closed in time</source>
            <translation>Closed in time</translation>
        </message>
        <message>
            <source>Late and open</source>
            <translation>Late and open</translation>
        </message>
        <message>
            <source>Events registered, merged ones too; void ones and uncounted ones left out</source>
            <translation>Events registered, merged ones too; void ones and uncounted ones left out</translation>
        </message>
        <message>
            <source>Events closed here; refused ones and imported history left out</source>
            <translation>Events closed here; refused ones and imported history left out</translation>
        </message>
        <message>
            <source>Events that stand open, as the board counts them</source>
            <translation>Events that stand open, as the board counts them</translation>
        </message>
        <message>
            <source>Mean from registering to acceptance; office minutes if its limit has them</source>
            <translation>Mean from registering to acceptance; office minutes if its limit has them</translation>
        </message>
        <message>
            <source>K8: closed in time ÷ due to be closed</source>
            <translation>K8: closed in time ÷ due to be closed</translation>
        </message>
        <message>
            <source>Events past their handling limit and not yet fed back</source>
            <translation>Events past their handling limit and not yet fed back</translation>
        </message>
        <message>
            <source>nothing to compare</source>
            <translation>nothing to compare</translation>
        </message>
        <message>
            <source>as many</source>
            <translation>as many</translation>
        </message>
        <message>
            <source>above the line</source>
            <translation>above the line</translation>
        </message>
        <message>
            <source>below the line</source>
            <translation>below the line</translation>
        </message>
        <message>
            <source>the line shows the last {n} days</source>
            <translation>the line shows the last {n} days</translation>
        </message>
        <message>
            <source>By unit</source>
            <translation>By unit</translation>
        </message>
        <message>
            <source>By grid</source>
            <translation>By grid</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>By person</translation>
        </message>
        <message>
            <source>By source</source>
            <translation>By source</translation>
        </message>
        <message>
            <source>By category</source>
            <translation>By category</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>By month</translation>
        </message>
        <message>
            <source>The room itself (no unit sent)</source>
            <translation>The room itself (no unit sent)</translation>
        </message>
        <message>
            <source>(nobody named)</source>
            <translation>(nobody named)</translation>
        </message>
        <message>
            <source>(no grid)</source>
            <translation>(no grid)</translation>
        </message>
        <message>
            <source>(no category)</source>
            <translation>(no category)</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Figure</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Above and below the line</source>
            <translation>Above and below the line</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>Above</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>Below</translation>
        </message>
        <message>
            <source>A line for each</source>
            <translation>A line for each</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>The figure by group</source>
            <translation>The figure by group</translation>
        </message>
        <message>
            <source>Open at the start {start} + new {opened} + reopened {reopened} − ended {closed} = open at the end {end}</source>
            <translation>Open at the start {start} + new {opened} + reopened {reopened} − ended {closed} = open at the end {end}</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>rules</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>calendar</translation>
        </message>
        <message>
            <source>draft: these days are not over</source>
            <translation>draft: these days are not over</translation>
        </message>
        <message>
            <source>How it is reckoned</source>
            <translation>How it is reckoned</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Units</translation>
        </message>
        <message>
            <source>Hot spots</source>
            <translation>Hot spots</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Repeat</source>
            <translation>Repeat</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Handled in time</source>
            <translation>Handled in time</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>events; shares with both sides of the line</source>
            <translation>events; shares with both sides of the line</translation>
        </message>
        <message>
            <source>No unit had anything to do in these days</source>
            <translation>No unit had anything to do in these days</translation>
        </message>
        <message>
            <source>Due to be closed</source>
            <translation>Due to be closed</translation>
        </message>
        <message>
            <source>of</source>
            <translation>of</translation>
        </message>
        <message>
            <source>per</source>
            <translation>per</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>What rises</source>
            <translation>What rises</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 days</translation>
        </message>
        <message>
            <source>Week's mean</source>
            <translation>Week's mean</translation>
        </message>
        <message>
            <source>Chance</source>
            <translation>Chance</translation>
        </message>
        <message>
            <source>7 days against the {n} weeks before; conditional Poisson test, corrected</source>
            <translation>7 days against the {n} weeks before; conditional Poisson test, corrected</translation>
        </message>
        <message>
            <source>Whole weeks of history: {n}, too few to say what rises</source>
            <translation>Whole weeks of history: {n}, too few to say what rises</translation>
        </message>
        <message>
            <source>{n} categories, grids and repeats of the last 7 days, each against its own {weeks} weeks before</source>
            <translation>{n} categories, grids and repeats of the last 7 days, each against its own {weeks} weeks before</translation>
        </message>
        <message>
            <source>{n} rise</source>
            <translation>{n} rise</translation>
        </message>
        <message>
            <source>nothing rises</source>
            <translation>nothing rises</translation>
        </message>
        <message>
            <source>exact conditional Poisson test, corrected for scatter and all comparisons, at most {level} false alarms a look</source>
            <translation>exact conditional Poisson test, corrected for scatter and all comparisons, at most {level} false alarms a look</translation>
        </message>
        <message>
            <source>Weeks before</source>
            <translation>Weeks before</translation>
        </message>
        <message>
            <source>Events before</source>
            <translation>Events before</translation>
        </message>
        <message>
            <source>Scatter</source>
            <translation>Scatter</translation>
        </message>
        <message>
            <source>To accept</source>
            <translation>To accept</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>To dispatch</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>To check</translation>
        </message>
        <message>
            <source>Fewer than 7 days of data</source>
            <translation>Fewer than 7 days of data</translation>
        </message>
        <message>
            <source>(no place)</source>
            <translation>(no place)</translation>
        </message>
        <message>
            <source>Nothing stands open</source>
            <translation>Nothing stands open</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>In and out by hour</source>
            <translation>In and out by hour</translation>
        </message>
        <message>
            <source>events an hour, mean of a day</source>
            <translation>events an hour, mean of a day</translation>
        </message>
        <message>
            <source>events an hour</source>
            <translation>events an hour</translation>
        </message>
        <message>
            <source>dashed: mean of the 30 days before</source>
            <translation>dashed: mean of the 30 days before</translation>
        </message>
        <message>
            <source>fewer than 7 days of data, no mean</source>
            <translation>fewer than 7 days of data, no mean</translation>
        </message>
        <message>
            <source>registered {came}, closed {went}</source>
            <translation>registered {came}, closed {went}</translation>
        </message>
        <message>
            <source>30-day mean {came} and {went}</source>
            <translation>30-day mean {came} and {went}</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Hour</translation>
        </message>
        <message>
            <source>Registered, 30-day mean</source>
            <translation>Registered, 30-day mean</translation>
        </message>
        <message>
            <source>Closed, 30-day mean</source>
            <translation>Closed, 30-day mean</translation>
        </message>
        <message>
            <source>Response time</source>
            <translation>Response time</translation>
        </message>
        <message>
            <source>last {n} days</source>
            <translation>last {n} days</translation>
        </message>
        <message>
            <source>registering to acceptance, office minutes</source>
            <translation>registering to acceptance, office minutes</translation>
        </message>
        <message>
            <source>ordinary limit {n} min</source>
            <translation>ordinary limit {n} min</translation>
        </message>
        <message>
            <source>none accepted</source>
            <translation>none accepted</translation>
        </message>
        <message>
            <source>{n} accepted or refused</source>
            <translation>{n} accepted or refused</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Count</translation>
        </message>
        <message>
            <source>P50, minutes</source>
            <translation>P50, minutes</translation>
        </message>
        <message>
            <source>P90, minutes</source>
            <translation>P90, minutes</translation>
        </message>
        <message>
            <source>Open by village</source>
            <translation>Open by village</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>Villages</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>Open by grid</source>
            <translation>Open by grid</translation>
        </message>
        <message>
            <source>By village or grid</source>
            <translation>By village or grid</translation>
        </message>
        <message>
            <source>{n} open</source>
            <translation>{n} open</translation>
        </message>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Hours of the week</source>
            <translation>Hours of the week</translation>
        </message>
        <message>
            <source>registered an hour on average</source>
            <translation>registered an hour on average</translation>
        </message>
        <message>
            <source>{n} registered, {mean} on average</source>
            <translation>{n} registered, {mean} on average</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>Weekday</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>This week</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>This quarter</source>
            <translation>This quarter</translation>
        </message>
        <message>
            <source>Own days…</source>
            <translation>Own days…</translation>
        </message>
        <message>
            <source>vs yesterday</source>
            <translation>vs yesterday</translation>
        </message>
        <message>
            <source>vs last week by now</source>
            <translation>vs last week by now</translation>
        </message>
        <message>
            <source>vs last month by now</source>
            <translation>vs last month by now</translation>
        </message>
        <message>
            <source>vs last quarter by now</source>
            <translation>vs last quarter by now</translation>
        </message>
        <message>
            <source>vs as many days before</source>
            <translation>vs as many days before</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>Cards</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
    </context>
    <context>
        <name>DashboardPage</name>
        <message>
            <source>points of a chart</source>
            <translation>points of a chart</translation>
        </message>
        <message>
            <source>events behind it</source>
            <translation>events behind it</translation>
        </message>
        <message>
            <source>refresh</source>
            <translation>refresh</translation>
        </message>
        <message>
            <source>export</source>
            <translation>export</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Overview</translation>
        </message>
        <message>
            <source>All figures</source>
            <translation>All figures</translation>
        </message>
        <message>
            <source>Leaf</source>
            <translation>Leaf</translation>
        </message>
        <message>
            <source>looked at each minute</source>
            <translation>looked at each minute</translation>
        </message>
        <message>
            <source>Dashboard</source>
            <translation>Dashboard</translation>
        </message>
        <message>
            <source>No event has been registered yet: the figures begin with the first.</source>
            <translation>No event has been registered yet: the figures begin with the first.</translation>
        </message>
        <message>
            <source>Register an event</source>
            <translation>Register an event</translation>
        </message>
        <message>
            <source>as of {moment}</source>
            <translation>as of {moment}</translation>
        </message>
        <message>
            <source>Copied as a picture</source>
            <translation>Copied as a picture</translation>
        </message>
    </context>
    <context>
        <name>DatesDialog</name>
        <message>
            <source>Registered between</source>
            <translation>Registered between</translation>
        </message>
        <message>
            <source>Until now and later</source>
            <translation>Until now and later</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>The last day is before the first.</translation>
        </message>
    </context>
    <context>
        <name>DaysDialog</name>
        <message>
            <source>Days of the dashboard</source>
            <translation>Days of the dashboard</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>The last day is before the first.</translation>
        </message>
    </context>
    <context>
        <name>DeadlineStrip</name>
        <message>
            <source>Steps and their time limits</source>
            <translation>Steps and their time limits</translation>
        </message>
    </context>
    <context>
        <name>DeedDialog</name>
        <message>
            <source>At most {limit} characters.</source>
            <translation>At most {limit} characters.</translation>
        </message>
        <message>
            <source>Write something.</source>
            <translation>Write something.</translation>
        </message>
    </context>
    <context>
        <name>DeskWindow</name>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
    </context>
    <context>
        <name>DesktopNotes</name>
        <message>
            <source>Alerts of the first class</source>
            <translation>Alerts of the first class</translation>
        </message>
        <message>
            <source>New alerts</source>
            <translation>New alerts</translation>
        </message>
        <message>
            <source>{first} of the first class, {others} others; open the desk to see them.</source>
            <translation>{first} of the first class, {others} others; open the desk to see them.</translation>
        </message>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
    </context>
    <context>
        <name>DispatchDialog</name>
        <message>
            <source>Then open the next one to dispatch</source>
            <translation>Then open the next one to dispatch</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>Put aside</translation>
        </message>
        <message>
            <source>Digits 1–5 pick</source>
            <translation>Digits 1–5 pick</translation>
        </message>
        <message>
            <source>Then open the next one to dispatch ({count} left)</source>
            <translation>Then open the next one to dispatch ({count} left)</translation>
        </message>
        <message>
            <source>{number}: {verb} done</source>
            <translation>{number}: {verb} done</translation>
        </message>
        <message>
            <source>{verb} is proposed and waits for {who}</source>
            <translation>{verb} is proposed and waits for {who}</translation>
        </message>
        <message>
            <source>{number}: put aside, nothing was sent.</source>
            <translation>{number}: put aside, nothing was sent.</translation>
        </message>
        <message>
            <source>As it was put aside at {at}.</source>
            <translation>As it was put aside at {at}.</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Nothing is left to dispatch.</source>
            <translation>Nothing is left to dispatch.</translation>
        </message>
        <message>
            <source>Nobody of the leading unit is on duty; {name} was called.</source>
            <translation>Nobody of the leading unit is on duty; {name} was called.</translation>
        </message>
        <message>
            <source>Asks for joint enforcement with {body}.</source>
            <translation>Asks for joint enforcement with {body}.</translation>
        </message>
        <message>
            <source>The joint operation is planned; who leads is still to be sent.</source>
            <translation>The joint operation is planned; who leads is still to be sent.</translation>
        </message>
        <message>
            <source>You lead this shift: decide here, reserve for later, or report it up.</source>
            <translation>You lead this shift: decide here, reserve for later, or report it up.</translation>
        </message>
        <message>
            <source>Too few may go; {name} was asked to decide.</source>
            <translation>Too few may go; {name} was asked to decide.</translation>
        </message>
        <message>
            <source>Call {name} {phone}; it is noted in the course.</source>
            <translation>Call {name} {phone}; it is noted in the course.</translation>
        </message>
        <message>
            <source>{name} has {count} critical in hand already; both jobs stay.</source>
            <translation>{name} has {count} critical in hand already; both jobs stay.</translation>
        </message>
        <message>
            <source>{name} has {load} of {capacity} in hand already; both jobs stay.</source>
            <translation>{name} has {load} of {capacity} in hand already; both jobs stay.</translation>
        </message>
        <message>
            <source>Dispatch to {name}</source>
            <translation>Dispatch to {name}</translation>
        </message>
        <message>
            <source>Reassign to {name}</source>
            <translation>Reassign to {name}</translation>
        </message>
        <message>
            <source>Add {name}</source>
            <translation>Add {name}</translation>
        </message>
        <message>
            <source>Reserve {name}</source>
            <translation>Reserve {name}</translation>
        </message>
    </context>
    <context>
        <name>DispatchHeading</name>
        <message>
            <source>until the dispatch is late</source>
            <translation>until the dispatch is late</translation>
        </message>
        <message>
            <source>This is a proposal; {who} must approve it.</source>
            <translation>This is a proposal; {who} must approve it.</translation>
        </message>
        <message>
            <source>Only {who} may do this.</source>
            <translation>Only {who} may do this.</translation>
        </message>
        <message>
            <source>Not open while the event is “{state}”.</source>
            <translation>Not open while the event is "{state}".</translation>
        </message>
        <message>
            <source>{who} did “{verb}” at {at}; the event is “{state}” now. Nothing can be changed here.</source>
            <translation>{who} did "{verb}" at {at}; the event is "{state}" now. Nothing can be changed here.</translation>
        </message>
    </context>
    <context>
        <name>DraftList</name>
        <message>
            <source>Unfinished forms</source>
            <translation>Unfinished forms</translation>
        </message>
        <message>
            <source>Go on with it</source>
            <translation>Go on with it</translation>
        </message>
        <message>
            <source>Throw it away</source>
            <translation>Throw it away</translation>
        </message>
        <message>
            <source>Kept on this seat until they are handed in.</source>
            <translation>Kept on this seat until they are handed in.</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file(s)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DuplicateStrip</name>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Merge into it</source>
            <translation>Merge into it</translation>
        </message>
        <message>
            <source>Perhaps a duplicate: {count} similar events, {percent} % alike</source>
            <translation>Perhaps a duplicate: {count} similar events, {percent} % alike</translation>
        </message>
    </context>
    <context>
        <name>DutyWatch</name>
        <message>
            <source>Posts are empty: {gaps}</source>
            <translation>Posts are empty: {gaps}</translation>
        </message>
        <message>
            <source>Open the rota</source>
            <translation>Open the rota</translation>
        </message>
    </context>
    <context>
        <name>Editing</name>
        <message>
            <source>{name}: {state} today</source>
            <translation>{name}: {state} today</translation>
        </message>
        <message>
            <source>{name} and the partner {other} are away on the same day: somebody must stand in.</source>
            <translation>{name} and the partner {other} are away on the same day: somebody must stand in.</translation>
        </message>
        <message>
            <source>The two loans no longer overlap</source>
            <translation>The two loans no longer overlap</translation>
        </message>
        <message>
            <source>{name} saved</source>
            <translation>{name} saved</translation>
        </message>
        <message>
            <source>{name} sits at this seat: let somebody else take the seat first.</source>
            <translation>{name} sits at this seat: let somebody else take the seat first.</translation>
        </message>
        <message>
            <source>{name} is back</source>
            <translation>{name} is back</translation>
        </message>
        <message>
            <source>The name stays in all histories; nothing new can be given to it.</source>
            <translation>The name stays in all histories; nothing new can be given to it.</translation>
        </message>
        <message>
            <source>{n} open events must be given to others first or stay with the name.</source>
            <translation>{n} open events must be given to others first or stay with the name.</translation>
        </message>
        <message>
            <source>{name} taken off</source>
            <translation>{name} taken off</translation>
        </message>
        <message>
            <source>Take {name} off?</source>
            <translation>Take {name} off?</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>Take off</translation>
        </message>
    </context>
    <context>
        <name>ElsewhereStrip</name>
        <message>
            <source>Refresh</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>{who} did “{deed}” {ago} ago; what you see is older.</source>
            <translation>{who} did "{deed}" {ago} ago; what you see is older.</translation>
        </message>
        <message>
            <source>{who} just did “{deed}”; what you see is older.</source>
            <translation>{who} just did "{deed}"; what you see is older.</translation>
        </message>
    </context>
    <context>
        <name>EndDialog</name>
        <message>
            <source>End it</source>
            <translation>End it</translation>
        </message>
        <message>
            <source>From the next day on nobody is shown it any more, and no earlier version comes back. What dispatches were shown stays on their papers.</source>
            <translation>From the next day on nobody is shown it any more, and no earlier version comes back. What dispatches were shown stays on their papers.</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
    </context>
    <context>
        <name>ErrorState</name>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
    </context>
    <context>
        <name>EventEditor</name>
        <message>
            <source>Number of the event</source>
            <translation>Number of the event</translation>
        </message>
    </context>
    <context>
        <name>EventFacts</name>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Nature</source>
            <translation>Nature</translation>
        </message>
        <message>
            <source>Grading</source>
            <translation>Grading</translation>
        </message>
        <message>
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>Requirement</translation>
        </message>
        <message>
            <source>Occurred</source>
            <translation>Occurred</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Registered</translation>
        </message>
        <message>
            <source>Source's deadline</source>
            <translation>Source's deadline</translation>
        </message>
        <message>
            <source>Suspended until</source>
            <translation>Suspended until</translation>
        </message>
        <message>
            <source>People concerned</source>
            <translation>People concerned</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Counts</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>Satisfaction</translation>
        </message>
        <message>
            <source>Verified by</source>
            <translation>Verified by</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>{n} involved</source>
            <translation>{n} involved</translation>
        </message>
        <message>
            <source>{n} injured</source>
            <translation>{n} injured</translation>
        </message>
        <message>
            <source>{n} dead</source>
            <translation>{n} dead</translation>
        </message>
        <message>
            <source>{n} missing</source>
            <translation>{n} missing</translation>
        </message>
        <message>
            <source>urged {n}×</source>
            <translation>urged {n}×</translation>
        </message>
        <message>
            <source>supervised {n}×</source>
            <translation>supervised {n}×</translation>
        </message>
        <message>
            <source>extended {n}×</source>
            <translation>extended {n}×</translation>
        </message>
        <message>
            <source>returned {n}×</source>
            <translation>returned {n}×</translation>
        </message>
        <message>
            <source>reassigned {n}×</source>
            <translation>reassigned {n}×</translation>
        </message>
        <message>
            <source>reworked {n}×</source>
            <translation>reworked {n}×</translation>
        </message>
        <message>
            <source>reopened {n}×</source>
            <translation>reopened {n}×</translation>
        </message>
        <message>
            <source>anonymous</source>
            <translation>anonymous</translation>
        </message>
    </context>
    <context>
        <name>EventHeader</name>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Previous event</source>
            <translation>Previous event</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>Next event</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>Forms</translation>
        </message>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
        <message>
            <source>in conflict</source>
            <translation>in conflict</translation>
        </message>
        <message>
            <source>history to confirm</source>
            <translation>history to confirm</translation>
        </message>
        <message>
            <source>confidential</source>
            <translation>confidential</translation>
        </message>
        <message>
            <source>grading to be confirmed</source>
            <translation>grading to be confirmed</translation>
        </message>
        <message>
            <source>in the sample</source>
            <translation>in the sample</translation>
        </message>
        <message>
            <source>not assessed</source>
            <translation>not assessed</translation>
        </message>
        <message>
            <source>{deed} (propose)</source>
            <translation>{deed} (propose)</translation>
        </message>
    </context>
    <context>
        <name>EventPage</name>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Look at personal data</source>
            <translation>Look at personal data</translation>
        </message>
        <message>
            <source>Your name, the moment and the reason are written into the course of the event.</source>
            <translation>Your name, the moment and the reason are written into the course of the event.</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Decline the proposal</source>
            <translation>Decline the proposal</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Decline</translation>
        </message>
        <message>
            <source>Settle the conflict</source>
            <translation>Settle the conflict</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>Settle</translation>
        </message>
        <message>
            <source>The decision you keep takes effect; the other stays in the course without effect.</source>
            <translation>The decision you keep takes effect; the other stays in the course without effect.</translation>
        </message>
        <message>
            <source>Look at photos and files</source>
            <translation>Look at photos and files</translation>
        </message>
        <message>
            <source>back</source>
            <translation>back</translation>
        </message>
        <message>
            <source>previous, next</source>
            <translation>previous, next</translation>
        </message>
        <message>
            <source>remark</source>
            <translation>remark</translation>
        </message>
        <message>
            <source>attach</source>
            <translation>attach</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>tag</translation>
        </message>
        <message>
            <source>panels</source>
            <translation>panels</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>keys</translation>
        </message>
        <message>
            <source>Write a remark</source>
            <translation>Write a remark</translation>
        </message>
        <message>
            <source>Add attachments</source>
            <translation>Add attachments</translation>
        </message>
        <message>
            <source>Tag the event</source>
            <translation>Tag the event</translation>
        </message>
        <message>
            <source>Previous event</source>
            <translation>Previous event</translation>
        </message>
        <message>
            <source>Next event</source>
            <translation>Next event</translation>
        </message>
        <message>
            <source>All deeds</source>
            <translation>All deeds</translation>
        </message>
        <message>
            <source>Forms: look, print, save</source>
            <translation>Forms: look, print, save</translation>
        </message>
        <message>
            <source>Joint operation: plan, result</source>
            <translation>Joint operation: plan, result</translation>
        </message>
        <message>
            <source>To the basics</source>
            <translation>To the basics</translation>
        </message>
        <message>
            <source>To the course</source>
            <translation>To the course</translation>
        </message>
        <message>
            <source>To what belongs to it</source>
            <translation>To what belongs to it</translation>
        </message>
        <message>
            <source>To the time limits</source>
            <translation>To the time limits</translation>
        </message>
        <message>
            <source>Deeds of an event</source>
            <translation>Deeds of an event</translation>
        </message>
        <message>
            <source>What is known</source>
            <translation>What is known</translation>
        </message>
        <message>
            <source>What belongs to it</source>
            <translation>What belongs to it</translation>
        </message>
        <message>
            <source>No event has been chosen.</source>
            <translation>No event has been chosen.</translation>
        </message>
        <message>
            <source>To the event board</source>
            <translation>To the event board</translation>
        </message>
        <message>
            <source>{deed} (for {who})</source>
            <translation>{deed} (for {who})</translation>
        </message>
        <message>
            <source>For {who}</source>
            <translation>For {who}</translation>
        </message>
        <message>
            <source>The remark is in the course.</source>
            <translation>The remark is in the course.</translation>
        </message>
        <message>
            <source>The files are attached.</source>
            <translation>The files are attached.</translation>
        </message>
        <message>
            <source>You have it in hand now; that is on record.</source>
            <translation>You have it in hand now; that is on record.</translation>
        </message>
        <message>
            <source>Approved; it takes effect.</source>
            <translation>Approved; it takes effect.</translation>
        </message>
        <message>
            <source>Declined.</source>
            <translation>Declined.</translation>
        </message>
        <message>
            <source>The conflict is settled.</source>
            <translation>The conflict is settled.</translation>
        </message>
        <message>
            <source>Calendar {version}</source>
            <translation>Calendar {version}</translation>
        </message>
    </context>
    <context>
        <name>EventsDialog</name>
        <message>
            <source>Export (XLSX)…</source>
            <translation>Export (XLSX)…</translation>
        </message>
        <message>
            <source>Show on the board</source>
            <translation>Show on the board</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>Open the event</translation>
        </message>
        <message>
            <source>No event is behind it.</source>
            <translation>No event is behind it.</translation>
        </message>
        <message>
            <source>the newest {n} are listed</source>
            <translation>the newest {n} are listed</translation>
        </message>
        <message>
            <source>{n} events</source>
            <translation>{n} events</translation>
        </message>
    </context>
    <context>
        <name>Exchange</name>
        <message>
            <source>Not joined</source>
            <translation>Not joined</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Connected</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Needs attention</translation>
        </message>
        <message>
            <source>Events to send</source>
            <translation>Events to send</translation>
        </message>
        <message>
            <source>Records to send</source>
            <translation>Records to send</translation>
        </message>
        <message>
            <source>Keys to send</source>
            <translation>Keys to send</translation>
        </message>
        <message>
            <source>Files to send</source>
            <translation>Files to send</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Seat</translation>
        </message>
        <message>
            <source>Room hub</source>
            <translation>Room hub</translation>
        </message>
        <message>
            <source>County desk</source>
            <translation>County desk</translation>
        </message>
        <message>
            <source>County centre</source>
            <translation>County centre</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Join anew…</source>
            <translation>Join anew…</translation>
        </message>
        <message>
            <source>Settle…</source>
            <translation>Settle…</translation>
        </message>
        <message>
            <source>Put aside…</source>
            <translation>Put aside…</translation>
        </message>
        <message>
            <source>Noted…</source>
            <translation>Noted…</translation>
        </message>
        <message>
            <source>Set the clock</source>
            <translation>Set the clock</translation>
        </message>
        <message>
            <source>To the version</source>
            <translation>To the version</translation>
        </message>
        <message>
            <source>Exchange</source>
            <translation>Exchange</translation>
        </message>
        <message>
            <source>Package written</source>
            <translation>Package written</translation>
        </message>
        <message>
            <source>Package taken in</source>
            <translation>Package taken in</translation>
        </message>
        <message>
            <source>Keys changed</source>
            <translation>Keys changed</translation>
        </message>
        <message>
            <source>Peer restored</source>
            <translation>Peer restored</translation>
        </message>
        <message>
            <source>This seat has no keys yet.</source>
            <translation>This seat has no keys yet.</translation>
        </message>
        <message>
            <source>In the keyring of the system.</source>
            <translation>In the keyring of the system.</translation>
        </message>
        <message>
            <source>In a file that opens with this seat's PIN. The PIN is asked for at each start.</source>
            <translation>In a file that opens with this seat's PIN. The PIN is asked for at each start.</translation>
        </message>
        <message>
            <source>In a file that this machine opens by itself: whoever has the disk and this account has the keys. A keyring or a PIN is safer; join anew to choose one.</source>
            <translation>In a file that this machine opens by itself: whoever has the disk and this account has the keys. A keyring or a PIN is safer; join anew to choose one.</translation>
        </message>
        <message>
            <source>In use for {days} days, since {day}.</source>
            <translation>In use for {days} days, since {day}.</translation>
        </message>
        <message>
            <source>This seat changes them by itself on {day}.</source>
            <translation>This seat changes them by itself on {day}.</translation>
        </message>
        <message>
            <source>To be changed by {day}: ask for a replacing code, and join with it.</source>
            <translation>To be changed by {day}: ask for a replacing code, and join with it.</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>never</source>
            <translation>never</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>just now</translation>
        </message>
        <message>
            <source>{span} ago</source>
            <translation>{span} ago</translation>
        </message>
        <message>
            <source>since {moment}</source>
            <translation>since {moment}</translation>
        </message>
        <message>
            <source>{n} s apart</source>
            <translation>{n} s apart</translation>
        </message>
        <message>
            <source>⚠ this machine is {span} fast</source>
            <translation>⚠ this machine is {span} fast</translation>
        </message>
        <message>
            <source>⚠ this machine is {span} slow</source>
            <translation>⚠ this machine is {span} slow</translation>
        </message>
        <message>
            <source>⚠ ended on {day}</source>
            <translation>⚠ ended on {day}</translation>
        </message>
        <message>
            <source>⚠ ends on {day}, in {n} days</source>
            <translation>⚠ ends on {day}, in {n} days</translation>
        </message>
        <message>
            <source>✕ Revoked</source>
            <translation>✕ Revoked</translation>
        </message>
        <message>
            <source>Joined</source>
            <translation>Joined</translation>
        </message>
    </context>
    <context>
        <name>ExchangeHeader</name>
        <message>
            <source>How the exchange stands</source>
            <translation>How the exchange stands</translation>
        </message>
        <message>
            <source>Last contact {moment}</source>
            <translation>Last contact {moment}</translation>
        </message>
        <message>
            <source>next try {moment}</source>
            <translation>next try {moment}</translation>
        </message>
        <message>
            <source>this seat is {seat}</source>
            <translation>this seat is {seat}</translation>
        </message>
        <message>
            <source>Exchange now</source>
            <translation>Exchange now</translation>
        </message>
        <message>
            <source>Exchanging…</source>
            <translation>Exchanging…</translation>
        </message>
        <message>
            <source>Export a package…</source>
            <translation>Export a package…</translation>
        </message>
        <message>
            <source>Writing the package…</source>
            <translation>Writing the package…</translation>
        </message>
        <message>
            <source>Import a package…</source>
            <translation>Import a package…</translation>
        </message>
        <message>
            <source>Taking the package in…</source>
            <translation>Taking the package in…</translation>
        </message>
    </context>
    <context>
        <name>ExchangeLists</name>
        <message>
            <source>Seat</source>
            <translation>Seat</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Last entry</source>
            <translation>Last entry</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Who is joined</source>
            <translation>Who is joined</translation>
        </message>
        <message>
            <source>Seat {seat}</source>
            <translation>Seat {seat}</translation>
        </message>
        <message>
            <source>here</source>
            <translation>here</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>With</source>
            <translation>With</translation>
        </message>
        <message>
            <source>Sent ↑</source>
            <translation>Sent ↑</translation>
        </message>
        <message>
            <source>Received ↓</source>
            <translation>Received ↓</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Took</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Exchanges</source>
            <translation>Exchanges</translation>
        </message>
        <message>
            <source>{n} ms</source>
            <translation>{n} ms</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <source>✓ Complete</source>
            <translation>✓ Complete</translation>
        </message>
    </context>
    <context>
        <name>ExchangePage</name>
        <message>
            <source>County exchange</source>
            <translation>County exchange</translation>
        </message>
        <message>
            <source>exchange now</source>
            <translation>exchange now</translation>
        </message>
        <message>
            <source>way out</source>
            <translation>way out</translation>
        </message>
        <message>
            <source>copy</source>
            <translation>copy</translation>
        </message>
        <message>
            <source>other part</source>
            <translation>other part</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>Being read in</source>
            <translation>Being read in</translation>
        </message>
        <message>
            <source>In conflict</source>
            <translation>In conflict</translation>
        </message>
        <message>
            <source>At present</source>
            <translation>At present</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Conflicts</translation>
        </message>
        <message>
            <source>Exchanges</source>
            <translation>Exchanges</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>Way out of the chosen stuck state</source>
            <translation>Way out of the chosen stuck state</translation>
        </message>
        <message>
            <source>Copy the chosen row</source>
            <translation>Copy the chosen row</translation>
        </message>
        <message>
            <source>At present, conflicts or exchanges</source>
            <translation>At present, conflicts or exchanges</translation>
        </message>
        <message>
            <source>Conflicts {count}</source>
            <translation>Conflicts {count}</translation>
        </message>
        <message>
            <source>This seat works by itself; opened this way the room cannot exchange.</source>
            <translation>This seat works by itself; opened this way the room cannot exchange.</translation>
        </message>
        <message>
            <source>This seat has not joined a hub or centre: it works by itself, and everything stays here.</source>
            <translation>This seat has not joined a hub or centre: it works by itself, and everything stays here.</translation>
        </message>
        <message>
            <source>Join…</source>
            <translation>Join…</translation>
        </message>
        <message>
            <source>all sent</source>
            <translation>all sent</translation>
        </message>
        <message>
            <source>oldest {ago}</source>
            <translation>oldest {ago}</translation>
        </message>
        <message>
            <source>all read</source>
            <translation>all read</translation>
        </message>
        <message>
            <source>events that came in</source>
            <translation>events that came in</translation>
        </message>
        <message>
            <source>⚠ to be settled by a person</source>
            <translation>⚠ to be settled by a person</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Folder for the package</source>
            <translation>Folder for the package</translation>
        </message>
        <message>
            <source>Package to be taken in</source>
            <translation>Package to be taken in</translation>
        </message>
        <message>
            <source>Exchange packages (*.crx)</source>
            <translation>Exchange packages (*.crx)</translation>
        </message>
        <message>
            <source>Set date, time and zone in the settings of the system.</source>
            <translation>Set date, time and zone in the settings of the system.</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>These entries are let go here. Who sent them still holds them, and offers them again with their proof.</source>
            <translation>These entries are let go here. Who sent them still holds them, and offers them again with their proof.</translation>
        </message>
        <message>
            <source>Put it aside?</source>
            <translation>Put it aside?</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>Put aside</translation>
        </message>
        <message>
            <source>Ask who keeps it what happened to its store first. Nothing is lost here, and what it lacks is given to it again.</source>
            <translation>Ask who keeps it what happened to its store first. Nothing is lost here, and what it lacks is given to it again.</translation>
        </message>
        <message>
            <source>Taken note of it?</source>
            <translation>Taken note of it?</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Noted</translation>
        </message>
        <message>
            <source>Nothing is exchanged with “{name}” any more. What is here stays here; what it does not hold yet stays unsent. To exchange with it again takes a new code.</source>
            <translation>Nothing is exchanged with "{name}" any more. What is here stays here; what it does not hold yet stays unsent. To exchange with it again takes a new code.</translation>
        </message>
        <message>
            <source>Leave?</source>
            <translation>Leave?</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Leave</translation>
        </message>
        <message>
            <source>The decision you keep takes effect; the other stays in the course without effect.</source>
            <translation>The decision you keep takes effect; the other stays in the course without effect.</translation>
        </message>
        <message>
            <source>Settle the conflict</source>
            <translation>Settle the conflict</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>Settle</translation>
        </message>
        <message>
            <source>The conflict is settled.</source>
            <translation>The conflict is settled.</translation>
        </message>
        <message>
            <source>Nothing is exchanged with it any more.</source>
            <translation>Nothing is exchanged with it any more.</translation>
        </message>
        <message>
            <source>Done; the exchange goes on by itself.</source>
            <translation>Done; the exchange goes on by itself.</translation>
        </message>
        <message>
            <source>{pushed} sent, {pulled} received, {seconds} s</source>
            <translation>{pushed} sent, {pulled} received, {seconds} s</translation>
        </message>
    </context>
    <context>
        <name>ExchangeWatch</name>
        <message>
            <source>{title}, {count} to look at</source>
            <translation>{title}, {count} to look at</translation>
        </message>
        <message>
            <source>{count} to send</source>
            <translation>{count} to send</translation>
        </message>
        <message>
            <source>last contact {ago}</source>
            <translation>last contact {ago}</translation>
        </message>
        <message>
            <source>See the exchange</source>
            <translation>See the exchange</translation>
        </message>
    </context>
    <context>
        <name>ExportRoomDialog</name>
        <message>
            <source>Export the whole room</source>
            <translation>Export the whole room</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>With names, telephones, ID numbers and addresses of reporters</source>
            <translation>With names, telephones, ID numbers and addresses of reporters</translation>
        </message>
        <message>
            <source>At least {count} characters; without it nobody can open these data.</source>
            <translation>At least {count} characters; without it nobody can open these data.</translation>
        </message>
        <message>
            <source>New file</source>
            <translation>New file</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Is journaled with your name and travels along.</source>
            <translation>Is journaled with your name and travels along.</translation>
        </message>
        <message>
            <source>Pass phrase</source>
            <translation>Pass phrase</translation>
        </message>
        <message>
            <source>Pass phrase once more</source>
            <translation>Pass phrase once more</translation>
        </message>
        <message>
            <source>Everything the room holds goes into one zip that other programs can read, too: journal, events, rosters, attachments. From it an empty home becomes this room again.</source>
            <translation>Everything the room holds goes into one zip that other programs can read, too: journal, events, rosters, attachments. From it an empty home becomes this room again.</translation>
        </message>
        <message>
            <source>The file holds personal data: texts of events, photos, the names on the roster. Give it only to who may see all events of this room, keep it on no shared disk, and destroy it when it has done its duty.</source>
            <translation>The file holds personal data: texts of events, photos, the names on the roster. Give it only to who may see all events of this room, keep it on no shared disk, and destroy it when it has done its duty.</translation>
        </message>
        <message>
            <source>Left out, the data of reporters travel sealed.</source>
            <translation>Left out, the data of reporters travel sealed.</translation>
        </message>
        <message>
            <source>Zip (*.zip)</source>
            <translation>Zip (*.zip)</translation>
        </message>
        <message>
            <source>Say the whole path, beginning at the disk.</source>
            <translation>Say the whole path, beginning at the disk.</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>Please fill this in.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>The two are not the same.</translation>
        </message>
    </context>
    <context>
        <name>ExportStep</name>
        <message>
            <source>Exported room</source>
            <translation>Exported room</translation>
        </message>
        <message>
            <source>A room that “Export the whole room” or the command “export room” wrote, as a zip or a folder. Every line is compared with its hash; a damaged or changed export is refused, and nothing is left here.</source>
            <translation>A room that "Export the whole room" or the command "export room" wrote, as a zip or a folder. Every line is compared with its hash; a damaged or changed export is refused, and nothing is left here.</translation>
        </message>
        <message>
            <source>Choose a zip…</source>
            <translation>Choose a zip…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>Choose a folder…</translation>
        </message>
        <message>
            <source>Pass phrase</source>
            <translation>Pass phrase</translation>
        </message>
        <message>
            <source>Without it the room works, and the data of reporters stay sealed.</source>
            <translation>Without it the room works, and the data of reporters stay sealed.</translation>
        </message>
        <message>
            <source>Choose the export first.</source>
            <translation>Choose the export first.</translation>
        </message>
        <message>
            <source>{file}: {room} ({code}), written {time}: {entries} entries, {events} events, {attachments} attachments</source>
            <translation>{file}: {room} ({code}), written {time}: {entries} entries, {events} events, {attachments} attachments</translation>
        </message>
    </context>
    <context>
        <name>FaultStrip</name>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
    </context>
    <context>
        <name>FieldMap</name>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>External number</source>
            <translation>External number</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>Leading unit</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgency</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>Satisfaction</translation>
        </message>
        <message>
            <source>Times passed on</source>
            <translation>Times passed on</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>Dispatched</translation>
        </message>
        <message>
            <source>Reported back</source>
            <translation>Reported back</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>Name kept secret</source>
            <translation>Name kept secret</translation>
        </message>
        <message>
            <source>Who, where, what happened</source>
            <translation>Who, where, what happened</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgency</translation>
        </message>
        <message>
            <source>Category, code or pinyin initials</source>
            <translation>Category, code or pinyin initials</translation>
        </message>
        <message>
            <source>Grid or village, pinyin initials</source>
            <translation>Grid or village, pinyin initials</translation>
        </message>
        <message>
            <source>Road, house number, landmark</source>
            <translation>Road, house number, landmark</translation>
        </message>
        <message>
            <source>Involved</source>
            <translation>Involved</translation>
        </message>
        <message>
            <source>Injured</source>
            <translation>Injured</translation>
        </message>
        <message>
            <source>Dead</source>
            <translation>Dead</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>External number</source>
            <translation>External number</translation>
        </message>
        <message>
            <source>Complainant</source>
            <translation>Complainant</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Confidential</source>
            <translation>Confidential</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Occurred</source>
            <translation>Occurred</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>Attachments</translation>
        </message>
        <message>
            <source>More ▾</source>
            <translation>More ▾</translation>
        </message>
    </context>
    <context>
        <name>FigureStrip</name>
        <message>
            <source>{step} on time</source>
            <translation>{step} on time</translation>
        </message>
        <message>
            <source>Alerts in the last hour</source>
            <translation>Alerts in the last hour</translation>
        </message>
        <message>
            <source>not known now</source>
            <translation>not known now</translation>
        </message>
        <message>
            <source>nothing done today</source>
            <translation>nothing done today</translation>
        </message>
        <message>
            <source>{good}/{done} today, {late} late</source>
            <translation>{good}/{done} today, {late} late</translation>
        </message>
        <message>
            <source>aim: ≤ {n} an hour each</source>
            <translation>aim: ≤ {n} an hour each</translation>
        </message>
        <message>
            <source>{n} an hour</source>
            <translation>{n} an hour</translation>
        </message>
    </context>
    <context>
        <name>FileDialog</name>
        <message>
            <source>File of {name}</source>
            <translation>File of {name}</translation>
        </message>
    </context>
    <context>
        <name>FileDrop</name>
        <message>
            <source>Drop or paste a picture</source>
            <translation>Drop or paste a picture</translation>
        </message>
        <message>
            <source>pasted</source>
            <translation>pasted</translation>
        </message>
        <message>
            <source>Choose files to attach</source>
            <translation>Choose files to attach</translation>
        </message>
        <message>
            <source>not to be found there any more</source>
            <translation>not to be found there any more</translation>
        </message>
        <message>
            <source>Take {name} back</source>
            <translation>Take {name} back</translation>
        </message>
    </context>
    <context>
        <name>FilesCard</name>
        <message>
            <source>Attachments</source>
            <translation>Attachments</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Drop files here, or paste a picture with Ctrl+V.</source>
            <translation>Drop files here, or paste a picture with Ctrl+V.</translation>
        </message>
        <message>
            <source>Add attachments</source>
            <translation>Add attachments</translation>
        </message>
        <message>
            <source>pasted picture</source>
            <translation>pasted picture</translation>
        </message>
        <message>
            <source>No photo or file is attached to this event.</source>
            <translation>No photo or file is attached to this event.</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Look at it</translation>
        </message>
        <message>
            <source>Open in another program…</source>
            <translation>Open in another program…</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>Save a copy…</translation>
        </message>
        <message>
            <source>“{name}” ({size}) opens in another program. Files from outside may do harm.</source>
            <translation>"{name}" ({size}) opens in another program. Files from outside may do harm.</translation>
        </message>
        <message>
            <source>Open the file</source>
            <translation>Open the file</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>Open it</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>Save a copy</translation>
        </message>
        <message>
            <source>“{name}” is saved.</source>
            <translation>"{name}" is saved.</translation>
        </message>
        <message>
            <source>“{name}” is not on this seat.</source>
            <translation>"{name}" is not on this seat.</translation>
        </message>
        <message>
            <source>“{name}” still lies at seat {seat}; it comes by itself when that seat is connected.</source>
            <translation>"{name}" still lies at seat {seat}; it comes by itself when that seat is connected.</translation>
        </message>
        <message>
            <source>“{name}” cannot be copied there.</source>
            <translation>"{name}" cannot be copied there.</translation>
        </message>
    </context>
    <context>
        <name>FilterLine</name>
        <message>
            <source>All classes</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>All grids</source>
            <translation>All grids</translation>
        </message>
        <message>
            <source>Everybody's</source>
            <translation>Everybody's</translation>
        </message>
        <message>
            <source>Handled by me</source>
            <translation>Handled by me</translation>
        </message>
        <message>
            <source>Led by my unit</source>
            <translation>Led by my unit</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgency</translation>
        </message>
        <message>
            <source>All urgencies</source>
            <translation>All urgencies</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>All sources</source>
            <translation>All sources</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Mine</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Registered</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>By urgency</source>
            <translation>By urgency</translation>
        </message>
        <message>
            <source>By time limit</source>
            <translation>By time limit</translation>
        </message>
        <message>
            <source>By registration</source>
            <translation>By registration</translation>
        </message>
        <message>
            <source>By grade</source>
            <translation>By grade</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>By number</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Views</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Clear the filters</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>Height of rows</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Show or hide the preview</source>
            <translation>Show or hide the preview</translation>
        </message>
        <message>
            <source>All of {village}</source>
            <translation>All of {village}</translation>
        </message>
        <message>
            <source>Choose days…</source>
            <translation>Choose days…</translation>
        </message>
        <message>
            <source>All days</source>
            <translation>All days</translation>
        </message>
        <message>
            <source>Compact 28</source>
            <translation>Compact 28</translation>
        </message>
        <message>
            <source>Standard 36</source>
            <translation>Standard 36</translation>
        </message>
        <message>
            <source>Relaxed 44</source>
            <translation>Relaxed 44</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Found a command room</source>
            <translation>Found a command room</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Found</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Open the desk</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Stopping, and taking away what came in so far…</source>
            <translation>Stopping, and taking away what came in so far…</translation>
        </message>
    </context>
    <context>
        <name>FormField</name>
        <message>
            <source>required</source>
            <translation>required</translation>
        </message>
        <message>
            <source>{name} (required)</source>
            <translation>{name} (required)</translation>
        </message>
    </context>
    <context>
        <name>FormNames</name>
        <message>
            <source>Registration sheet</source>
            <translation>Registration sheet</translation>
        </message>
        <message>
            <source>Dispatch sheet</source>
            <translation>Dispatch sheet</translation>
        </message>
        <message>
            <source>Assignment sheet</source>
            <translation>Assignment sheet</translation>
        </message>
        <message>
            <source>Feedback sheet</source>
            <translation>Feedback sheet</translation>
        </message>
        <message>
            <source>Verification sheet</source>
            <translation>Verification sheet</translation>
        </message>
        <message>
            <source>Notice of closing</source>
            <translation>Notice of closing</translation>
        </message>
        <message>
            <source>Supervision sheet</source>
            <translation>Supervision sheet</translation>
        </message>
        <message>
            <source>Cooperation or transfer sheet</source>
            <translation>Cooperation or transfer sheet</translation>
        </message>
        <message>
            <source>Emergency report</source>
            <translation>Emergency report</translation>
        </message>
        <message>
            <source>Emergency report (first)</source>
            <translation>Emergency report (first)</translation>
        </message>
        <message>
            <source>Emergency report (follow-up)</source>
            <translation>Emergency report (follow-up)</translation>
        </message>
        <message>
            <source>Emergency report (final)</source>
            <translation>Emergency report (final)</translation>
        </message>
    </context>
    <context>
        <name>FormsDialog</name>
        <message>
            <source>Forms</source>
            <translation>Forms</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Serial</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>With personal data in clear</source>
            <translation>With personal data in clear</translation>
        </message>
        <message>
            <source>Your name and the reason are written into the course of the event.</source>
            <translation>Your name and the reason are written into the course of the event.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>The page as it will be printed</source>
            <translation>The page as it will be printed</translation>
        </message>
        <message>
            <source>{count} pages; the first is shown</source>
            <translation>{count} pages; the first is shown</translation>
        </message>
        <message>
            <source>{count} faces of official papers are not on this machine; the built-in one stands in.</source>
            <translation>{count} faces of official papers are not on this machine; the built-in one stands in.</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>Please fill this in.</translation>
        </message>
    </context>
    <context>
        <name>FormsSection</name>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>Made with</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Changed by</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Write to a file…</source>
            <translation>Write to a file…</translation>
        </message>
        <message>
            <source>Use a file…</source>
            <translation>Use a file…</translation>
        </message>
        <message>
            <source>Back to the built-in one</source>
            <translation>Back to the built-in one</translation>
        </message>
        <message>
            <source>Forms are printed and saved with these. A township may put its own text in place of a built-in template; each change is a version, and a template that is broken is named while the built-in one is used.</source>
            <translation>Forms are printed and saved with these. A township may put its own text in place of a built-in template; each change is a version, and a template that is broken is named while the built-in one is used.</translation>
        </message>
        <message>
            <source>own, version {n}</source>
            <translation>own, version {n}</translation>
        </message>
        <message>
            <source>built in, {version}</source>
            <translation>built in, {version}</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in use</translation>
        </message>
        <message>
            <source>{name}: the new version is in use</source>
            <translation>{name}: the new version is in use</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
        <message>
            <source>Forms are made with the built-in template again; the room's own versions stay on record.</source>
            <translation>Forms are made with the built-in template again; the room's own versions stay on record.</translation>
        </message>
        <message>
            <source>Back to the built-in template of {name}?</source>
            <translation>Back to the built-in template of {name}?</translation>
        </message>
        <message>
            <source>{name}: the built-in template is in use</source>
            <translation>{name}: the built-in template is in use</translation>
        </message>
    </context>
    <context>
        <name>Found</name>
        <message>
            <source>Setting</source>
            <translation>Setting</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>What it is</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Settings found</source>
            <translation>Settings found</translation>
        </message>
        <message>
            <source>{count} found for “{words}”</source>
            <translation>{count} found for "{words}"</translation>
        </message>
        <message>
            <source>No setting has “{words}”. Try another word, or Esc to see all sections.</source>
            <translation>No setting has "{words}". Try another word, or Esc to see all sections.</translation>
        </message>
    </context>
    <context>
        <name>GivenDialog</name>
        <message>
            <source>It is noted</source>
            <translation>It is noted</translation>
        </message>
    </context>
    <context>
        <name>HandOverDialog</name>
        <message>
            <source>Take the shift over</source>
            <translation>Take the shift over</translation>
        </message>
        <message>
            <source>Hand the shift over</source>
            <translation>Hand the shift over</translation>
        </message>
        <message>
            <source>Read and signed</source>
            <translation>Read and signed</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>Name or pinyin initials</translation>
        </message>
        <message>
            <source>Taken over by</source>
            <translation>Taken over by</translation>
        </message>
        <message>
            <source>Open events</source>
            <translation>Open events</translation>
        </message>
        <message>
            <source>What was promised to whom, by when</source>
            <translation>What was promised to whom, by when</translation>
        </message>
        <message>
            <source>Promise about the chosen event</source>
            <translation>Promise about the chosen event</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>{total} events are open. Those past or near a limit stand here: {n}, {red} of them past it.</source>
            <translation>{total} events are open. Those past or near a limit stand here: {n}, {red} of them past it.</translation>
        </message>
        <message>
            <source>{total} events are open, {near} of them past or near a limit, {red} past it. The {n} most pressing stand here; all are on the board.</source>
            <translation>{total} events are open, {near} of them past or near a limit, {red} past it. The {n} most pressing stand here; all are on the board.</translation>
        </message>
        <message>
            <source>{name} handed over at {at}: {total} open, {red} past a limit, {n} promises.</source>
            <translation>{name} handed over at {at}: {total} open, {red} past a limit, {n} promises.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>settled since, or no limit near</source>
            <translation>settled since, or no limit near</translation>
        </message>
        <message>
            <source>Handled by</source>
            <translation>Handled by</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Promise</translation>
        </message>
        <message>
            <source>The shift is taken over.</source>
            <translation>The shift is taken over.</translation>
        </message>
        <message>
            <source>Signed; it waits for the second signature.</source>
            <translation>Signed; it waits for the second signature.</translation>
        </message>
    </context>
    <context>
        <name>Headcount</name>
        <message>
            <source>✓ in order</source>
            <translation>✓ in order</translation>
        </message>
        <message>
            <source>⚠ look</source>
            <translation>⚠ look</translation>
        </message>
        <message>
            <source>▼ short</source>
            <translation>▼ short</translation>
        </message>
        <message>
            <source>▲ over</source>
            <translation>▲ over</translation>
        </message>
        <message>
            <source>? not known</source>
            <translation>? not known</translation>
        </message>
    </context>
    <context>
        <name>HeadcountTab</name>
        <message>
            <source>Headcount</source>
            <translation>Headcount</translation>
        </message>
        <message>
            <source>Certificates that end</source>
            <translation>Certificates that end</translation>
        </message>
        <message>
            <source>No certificate ends within 90 days.</source>
            <translation>No certificate ends within 90 days.</translation>
        </message>
        <message>
            <source>{name} comes back from {to} on {day}</source>
            <translation>{name} comes back from {to} on {day}</translation>
        </message>
        <message>
            <source>Loans that end within 30 days</source>
            <translation>Loans that end within 30 days</translation>
        </message>
        <message>
            <source>By: {source}</source>
            <translation>By: {source}</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Have / rule</source>
            <translation>Have / rule</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>What it says</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>In words</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>{n} more</translation>
        </message>
        <message>
            <source>ended {n} days ago: may only assist</source>
            <translation>ended {n} days ago: may only assist</translation>
        </message>
        <message>
            <source>{n} days left ({step}-day warning)</source>
            <translation>{n} days left ({step}-day warning)</translation>
        </message>
    </context>
    <context>
        <name>HeldStrip</name>
        <message>
            <source>Take it over</source>
            <translation>Take it over</translation>
        </message>
        <message>
            <source>{who} is at it (seat {seat}): “{deed}” {ago} ago</source>
            <translation>{who} is at it (seat {seat}): "{deed}" {ago} ago</translation>
        </message>
        <message>
            <source>Taken over here from {who} (seat {seat}).</source>
            <translation>Taken over here from {who} (seat {seat}).</translation>
        </message>
    </context>
    <context>
        <name>HintStrip</name>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
    </context>
    <context>
        <name>Histogram</name>
        <message>
            <source>Interruptions in each ten minutes of the last day: {total} in all, {worst} at most at once</source>
            <translation>Interruptions in each ten minutes of the last day: {total} in all, {worst} at most at once</translation>
        </message>
        <message>
            <source>now</source>
            <translation>now</translation>
        </message>
        <message>
            <source>−{n} h</source>
            <translation>−{n} h</translation>
        </message>
    </context>
    <context>
        <name>HoursDialog</name>
        <message>
            <source>When the summary is made</source>
            <translation>When the summary is made</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Every day</translation>
        </message>
        <message>
            <source>Working days alone</source>
            <translation>Working days alone</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
    </context>
    <context>
        <name>HoursLine</name>
        <message>
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>When the summary is made</source>
            <translation>When the summary is made</translation>
        </message>
        <message>
            <source>Made every day at {time}</source>
            <translation>Made every day at {time}</translation>
        </message>
        <message>
            <source>Made on working days at {time}</source>
            <translation>Made on working days at {time}</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import events</source>
            <translation>Import events</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>No file chosen</source>
            <translation>No file chosen</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Choose a file…</translation>
        </message>
        <message>
            <source>Name of the map</source>
            <translation>Name of the map</translation>
        </message>
        <message>
            <source>Save the map</source>
            <translation>Save the map</translation>
        </message>
        <message>
            <source>Rows read</source>
            <translation>Rows read</translation>
        </message>
        <message>
            <source>Open the rejected rows</source>
            <translation>Open the rejected rows</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>First rows</source>
            <translation>First rows</translation>
        </message>
        <message>
            <source>Map of the columns</source>
            <translation>Map of the columns</translation>
        </message>
        <message>
            <source>Keep it for next time</source>
            <translation>Keep it for next time</translation>
        </message>
        <message>
            <source>Choose a table of events: its columns and first rows stand here before anything comes in.</source>
            <translation>Choose a table of events: its columns and first rows stand here before anything comes in.</translation>
        </message>
        <message>
            <source>Tables (*.xlsx *.xls *.csv *.tsv *.txt);;All files (*)</source>
            <translation>Tables (*.xlsx *.xls *.csv *.tsv *.txt);;All files (*)</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Choose a file</translation>
        </message>
        <message>
            <source>{rows} rows, {columns} columns</source>
            <translation>{rows} rows, {columns} columns</translation>
        </message>
        <message>
            <source>Drafted from the heading</source>
            <translation>Drafted from the heading</translation>
        </message>
        <message>
            <source>No column looks like a title or a text: say which ones do.</source>
            <translation>No column looks like a title or a text: say which ones do.</translation>
        </message>
        <message>
            <source>Changed here</source>
            <translation>Changed here</translation>
        </message>
        <message>
            <source>Give the map a name first.</source>
            <translation>Give the map a name first.</translation>
        </message>
        <message>
            <source>The map “{name}” is kept.</source>
            <translation>The map "{name}" is kept.</translation>
        </message>
        <message>
            <source>Stop the import</source>
            <translation>Stop the import</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>{read} of {total} rows</source>
            <translation>{read} of {total} rows</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>{imported} imported, {known} there already, {rejected} rejected, of {read} rows read</source>
            <translation>{imported} imported, {known} there already, {rejected} rejected, of {read} rows read</translation>
        </message>
        <message>
            <source>Broken off: {text}; what came in stays.</source>
            <translation>Broken off: {text}; what came in stays.</translation>
        </message>
        <message>
            <source>Stopped: {text}; what came in stays.</source>
            <translation>Stopped: {text}; what came in stays.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Stopping after these rows…</source>
            <translation>Stopping after these rows…</translation>
        </message>
    </context>
    <context>
        <name>Instead</name>
        <message>
            <source>on leave</source>
            <translation>on leave</translation>
        </message>
        <message>
            <source>lent out</source>
            <translation>lent out</translation>
        </message>
        <message>
            <source>not on duty</source>
            <translation>not on duty</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>not registered</translation>
        </message>
        <message>
            <source>auxiliary</source>
            <translation>auxiliary</translation>
        </message>
        <message>
            <source>no certificate</source>
            <translation>no certificate</translation>
        </message>
        <message>
            <source>certificate expired</source>
            <translation>certificate expired</translation>
        </message>
        <message>
            <source>another field of enforcement</source>
            <translation>another field of enforcement</translation>
        </message>
        <message>
            <source>joint enforcement only</source>
            <translation>joint enforcement only</translation>
        </message>
        <message>
            <source>another village</source>
            <translation>another village</translation>
        </message>
        <message>
            <source>has to stay out of it</source>
            <translation>has to stay out of it</translation>
        </message>
        <message>
            <source>item not in force</source>
            <translation>item not in force</translation>
        </message>
        <message>
            <source>no authority</source>
            <translation>no authority</translation>
        </message>
    </context>
    <context>
        <name>IntakePage</name>
        <message>
            <source>Intake</source>
            <translation>Intake</translation>
        </message>
        <message>
            <source>Draft kept {time}</source>
            <translation>Draft kept {time}</translation>
        </message>
        <message>
            <source>Draft not kept yet</source>
            <translation>Draft not kept yet</translation>
        </message>
        <message>
            <source>{number} is registered: {state}</source>
            <translation>{number} is registered: {state}</translation>
        </message>
        <message>
            <source>{said}. {reason}</source>
            <translation>{said}. {reason}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Register and dispatch</source>
            <translation>Register and dispatch</translation>
        </message>
        <message>
            <source>Register only</source>
            <translation>Register only</translation>
        </message>
        <message>
            <source>Close on the spot</source>
            <translation>Close on the spot</translation>
        </message>
        <message>
            <source>Keep as draft</source>
            <translation>Keep as draft</translation>
        </message>
        <message>
            <source>Clear the form</source>
            <translation>Clear the form</translation>
        </message>
        <message>
            <source>Look at the similar event</source>
            <translation>Look at the similar event</translation>
        </message>
        <message>
            <source>Merge into the similar event</source>
            <translation>Merge into the similar event</translation>
        </message>
        <message>
            <source>Go on with an unfinished form</source>
            <translation>Go on with an unfinished form</translation>
        </message>
        <message>
            <source>All unfinished forms</source>
            <translation>All unfinished forms</translation>
        </message>
        <message>
            <source>Source {number}</source>
            <translation>Source {number}</translation>
        </message>
        <message>
            <source>Suggested by {words}</source>
            <translation>Suggested by {words}</translation>
        </message>
        <message>
            <source>Suggested: “{name}” is named</source>
            <translation>Suggested: "{name}" is named</translation>
        </message>
        <message>
            <source>Suggested: {number} at the same place lies there</source>
            <translation>Suggested: {number} at the same place lies there</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Nothing new to keep.</source>
            <translation>Nothing new to keep.</translation>
        </message>
        <message>
            <source>The form was cleared.</source>
            <translation>The form was cleared.</translation>
        </message>
        <message>
            <source>The same matter</source>
            <translation>The same matter</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Clear</translation>
        </message>
    </context>
    <context>
        <name>Jobs</name>
        <message>
            <source>Supervision and alerts</source>
            <translation>Supervision and alerts</translation>
        </message>
        <message>
            <source>Self-check of the jobs</source>
            <translation>Self-check of the jobs</translation>
        </message>
        <message>
            <source>Daily summary</source>
            <translation>Daily summary</translation>
        </message>
        <message>
            <source>Hourly copy</source>
            <translation>Hourly copy</translation>
        </message>
        <message>
            <source>Nightly check of the store</source>
            <translation>Nightly check of the store</translation>
        </message>
        <message>
            <source>Exchange of entries</source>
            <translation>Exchange of entries</translation>
        </message>
        <message>
            <source>Sending of attachments</source>
            <translation>Sending of attachments</translation>
        </message>
        <message>
            <source>Lights the lamps, urges, drafts supervision sheets, raises alerts and passes them on.</source>
            <translation>Lights the lamps, urges, drafts supervision sheets, raises alerts and passes them on.</translation>
        </message>
        <message>
            <source>Rings when one of the other jobs is more than two periods late.</source>
            <translation>Rings when one of the other jobs is more than two periods late.</translation>
        </message>
        <message>
            <source>Makes the day's paper at its set time, whoever is signed in; what was missed is made up and marked.</source>
            <translation>Makes the day's paper at its set time, whoever is signed in; what was missed is made up and marked.</translation>
        </message>
        <message>
            <source>Copies and checks the store when the last copy is an hour old and something changed since.</source>
            <translation>Copies and checks the store when the last copy is an hour old and something changed since.</translation>
        </message>
        <message>
            <source>Looks at the whole journal, every event and the search, at night or when the last look is old.</source>
            <translation>Looks at the whole journal, every event and the search, at night or when the last look is old.</translation>
        </message>
        <message>
            <source>Brings entries to the hub or the county, and takes theirs.</source>
            <translation>Brings entries to the hub or the county, and takes theirs.</translation>
        </message>
        <message>
            <source>Brings and fetches attachments beside the exchange.</source>
            <translation>Brings and fetches attachments beside the exchange.</translation>
        </message>
        <message>
            <source>◔ running</source>
            <translation>◔ running</translation>
        </message>
        <message>
            <source>✕ failed</source>
            <translation>✕ failed</translation>
        </message>
        <message>
            <source>! late</source>
            <translation>! late</translation>
        </message>
        <message>
            <source>✓ well</source>
            <translation>✓ well</translation>
        </message>
        <message>
            <source>○ never yet</source>
            <translation>○ never yet</translation>
        </message>
        <message>
            <source>every {n} h</source>
            <translation>every {n} h</translation>
        </message>
        <message>
            <source>every {n} min</source>
            <translation>every {n} min</translation>
        </message>
        <message>
            <source>every {n} s</source>
            <translation>every {n} s</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <source>{n} missed</source>
            <translation>{n} missed</translation>
        </message>
        <message>
            <source>Of {n} runs kept: {well} well, {failed} failed</source>
            <translation>Of {n} runs kept: {well} well, {failed} failed</translation>
        </message>
        <message>
            <source>A run took {mean} on average, {most} at most</source>
            <translation>A run took {mean} on average, {most} at most</translation>
        </message>
        <message>
            <source>Last failure {time}: {why}</source>
            <translation>Last failure {time}: {why}</translation>
        </message>
    </context>
    <context>
        <name>JobsPage</name>
        <message>
            <source>Jobs</source>
            <translation>Jobs</translation>
        </message>
        <message>
            <source>Run it now</source>
            <translation>Run it now</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>up, down</translation>
        </message>
        <message>
            <source>run it now</source>
            <translation>run it now</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>look again</translation>
        </message>
        <message>
            <source>back</source>
            <translation>back</translation>
        </message>
        <message>
            <source>Jobs that are well</source>
            <translation>Jobs that are well</translation>
        </message>
        <message>
            <source>Failed at last</source>
            <translation>Failed at last</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Next run</source>
            <translation>Next run</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Job</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>How often</translation>
        </message>
        <message>
            <source>Last run</source>
            <translation>Last run</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Took</translation>
        </message>
        <message>
            <source>Made up</source>
            <translation>Made up</translation>
        </message>
        <message>
            <source>How it went</source>
            <translation>How it went</translation>
        </message>
        <message>
            <source>Began</source>
            <translation>Began</translation>
        </message>
        <message>
            <source>✓ well</source>
            <translation>✓ well</translation>
        </message>
        <message>
            <source>Runs of the job</source>
            <translation>Runs of the job</translation>
        </message>
        <message>
            <source>This job has not run on this machine yet.</source>
            <translation>This job has not run on this machine yet.</translation>
        </message>
        <message>
            <source>The chosen job</source>
            <translation>The chosen job</translation>
        </message>
        <message>
            <source>Run: {job}</source>
            <translation>Run: {job}</translation>
        </message>
        <message>
            <source>{job} failed; its runs say why.</source>
            <translation>{job} failed; its runs say why.</translation>
        </message>
        <message>
            <source>This desk runs the jobs while it is open or in the tray.</source>
            <translation>This desk runs the jobs while it is open or in the tray.</translation>
        </message>
        <message>
            <source>This program does not run the jobs by itself now: it only looks.</source>
            <translation>This program does not run the jobs by itself now: it only looks.</translation>
        </message>
        <message>
            <source>of this machine</source>
            <translation>of this machine</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>nothing is planned here</source>
            <translation>nothing is planned here</translation>
        </message>
        <message>
            <source>Last end {time}</source>
            <translation>Last end {time}</translation>
        </message>
        <message>
            <source>The last run made up for {n} that never began while nothing ran here.</source>
            <translation>The last run made up for {n} that never began while nothing ran here.</translation>
        </message>
        <message>
            <source>Runs of the job ({n})</source>
            <translation>Runs of the job ({n})</translation>
        </message>
    </context>
    <context>
        <name>JoinDialog</name>
        <message>
            <source>Join a hub or centre</source>
            <translation>Join a hub or centre</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Join</translation>
        </message>
        <message>
            <source>https://address of the hub or centre</source>
            <translation>https://address of the hub or centre</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>One-time code</translation>
        </message>
        <message>
            <source>From the hub or centre; good for thirty minutes and for one seat.</source>
            <translation>From the hub or centre; good for thirty minutes and for one seat.</translation>
        </message>
        <message>
            <source>PIN for the keys</source>
            <translation>PIN for the keys</translation>
        </message>
        <message>
            <source>Only where this system has no keyring: the keys are wrapped with the PIN, which is asked for at each start. Left empty, a file that this machine opens by itself takes its place.</source>
            <translation>Only where this system has no keyring: the keys are wrapped with the PIN, which is asked for at each start. Left empty, a file that this machine opens by itself takes its place.</translation>
        </message>
        <message>
            <source>The room's hub or the county's centre gives out a code for one seat. The same code and this same page put a new machine in the place of a broken seat: the room's data come back to it.</source>
            <translation>The room's hub or the county's centre gives out a code for one seat. The same code and this same page put a new machine in the place of a broken seat: the room's data come back to it.</translation>
        </message>
        <message>
            <source>Mistyped: a character is wrong, or two are swapped. Compare it once more.</source>
            <translation>Mistyped: a character is wrong, or two are swapped. Compare it once more.</translation>
        </message>
        <message>
            <source>✓ Typed rightly. Only a server with the fingerprint {fingerprint} is accepted.</source>
            <translation>✓ Typed rightly. Only a server with the fingerprint {fingerprint} is accepted.</translation>
        </message>
        <message>
            <source>The code has {count} characters.</source>
            <translation>The code has {count} characters.</translation>
        </message>
        <message>
            <source>An address that begins with https://, such as https://10.0.0.5:8443.</source>
            <translation>An address that begins with https://, such as https://10.0.0.5:8443.</translation>
        </message>
        <message>
            <source>✓ Joined: this is seat {seat} of {unit}. The fingerprint {fingerprint} was checked.

What happens next: the first exchange brings all that the room has, the open events first; the desk can be used meanwhile. What was done here goes up by itself. The page shows how far it is.</source>
            <translation>✓ Joined: this is seat {seat} of {unit}. The fingerprint {fingerprint} was checked.

What happens next: the first exchange brings all that the room has, the open events first; the desk can be used meanwhile. What was done here goes up by itself. The page shows how far it is.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Asking the server…</translation>
        </message>
        <message>
            <source>Asking the server, {n} s…</source>
            <translation>Asking the server, {n} s…</translation>
        </message>
    </context>
    <context>
        <name>KeeperDialog</name>
        <message>
            <source>Another keeper of the key</source>
            <translation>Another keeper of the key</translation>
        </message>
        <message>
            <source>Switch encryption on</source>
            <translation>Switch encryption on</translation>
        </message>
        <message>
            <source>Change the keeper</source>
            <translation>Change the keeper</translation>
        </message>
        <message>
            <source>Close the desk and encrypt</source>
            <translation>Close the desk and encrypt</translation>
        </message>
        <message>
            <source>Who keeps the key</source>
            <translation>Who keeps the key</translation>
        </message>
        <message>
            <source>This system keeps no keyring.</source>
            <translation>This system keeps no keyring.</translation>
        </message>
        <message>
            <source>Keyring of the system</source>
            <translation>Keyring of the system</translation>
        </message>
        <message>
            <source>Pass phrase</source>
            <translation>Pass phrase</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>This machine</translation>
        </message>
        <message>
            <source>At least 8 characters, better a sentence; asked for at each start</source>
            <translation>At least 8 characters, better a sentence; asked for at each start</translation>
        </message>
        <message>
            <source>Pass phrase once more</source>
            <translation>Pass phrase once more</translation>
        </message>
        <message>
            <source>The desk closes, the file is copied under the key, compared and exchanged, and the desk opens again. Twice the room of the file must be free on the disk; a power cut leaves the old or the new.</source>
            <translation>The desk closes, the file is copied under the key, compared and exchanged, and the desk opens again. Twice the room of the file must be free on the disk; a power cut leaves the old or the new.</translation>
        </message>
        <message>
            <source>It opens while this account of the system is signed in: nothing is asked for.</source>
            <translation>It opens while this account of the system is signed in: nothing is asked for.</translation>
        </message>
        <message>
            <source>The strongest. Without it nobody opens the file, nor its copies: keep it in two places.</source>
            <translation>The strongest. Without it nobody opens the file, nor its copies: keep it in two places.</translation>
        </message>
        <message>
            <source>The weakest: who reads the whole disk opens it. A note on the desk says so.</source>
            <translation>The weakest: who reads the whole disk opens it. A note on the desk says so.</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>Please fill this in.</translation>
        </message>
        <message>
            <source>The pass phrase was not typed the same twice.</source>
            <translation>The pass phrase was not typed the same twice.</translation>
        </message>
    </context>
    <context>
        <name>KeyDeeds</name>
        <message>
            <source>“{deed}” is not open while the event is “{state}”.</source>
            <translation>"{deed}" is not open while the event is "{state}".</translation>
        </message>
        <message>
            <source>“{deed}” is for {who}.</source>
            <translation>"{deed}" is for {who}.</translation>
        </message>
    </context>
    <context>
        <name>KeyDialog</name>
        <message>
            <source>Keys of “{deed}”</source>
            <translation>Keys of "{deed}"</translation>
        </message>
        <message>
            <source>Press the new key here</source>
            <translation>Press the new key here</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>New key</translation>
        </message>
        <message>
            <source>Keep the present keys as well</source>
            <translation>Keep the present keys as well</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Take it over</translation>
        </message>
        <message>
            <source>No key</source>
            <translation>No key</translation>
        </message>
        <message>
            <source>Usual keys</source>
            <translation>Usual keys</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>everywhere</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>Works: {where}</source>
            <translation>Works: {where}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Present keys</source>
            <translation>Present keys</translation>
        </message>
        <message>
            <source>The usual keys ({keys}) belong to {owners} now.</source>
            <translation>The usual keys ({keys}) belong to {owners} now.</translation>
        </message>
        <message>
            <source>Usual keys: {keys}</source>
            <translation>Usual keys: {keys}</translation>
        </message>
        <message>
            <source>Use {key}</source>
            <translation>Use {key}</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>Use it</translation>
        </message>
        <message>
            <source>{key} belongs to {owners}: the list answers to it itself.</source>
            <translation>{key} belongs to {owners}: the list answers to it itself.</translation>
        </message>
        <message>
            <source>{key} belongs to {owners}.</source>
            <translation>{key} belongs to {owners}.</translation>
        </message>
    </context>
    <context>
        <name>KeyList</name>
        <message>
            <source>Deed</source>
            <translation>Deed</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>This key moves, chooses and types in forms, lists and menus.</source>
            <translation>This key moves, chooses and types in forms, lists and menus.</translation>
        </message>
        <message>
            <source>This key edits text: copy, paste, undo and the like.</source>
            <translation>This key edits text: copy, paste, undo and the like.</translation>
        </message>
        <message>
            <source>This key submits every form and dialog.</source>
            <translation>This key submits every form and dialog.</translation>
        </message>
        <message>
            <source>Every list moves or marks by this letter itself.</source>
            <translation>Every list moves or marks by this letter itself.</translation>
        </message>
        <message>
            <source>This key belongs to the input method.</source>
            <translation>This key belongs to the input method.</translation>
        </message>
        <message>
            <source>This key belongs to the operating system.</source>
            <translation>This key belongs to the operating system.</translation>
        </message>
        <message>
            <source>Text is typed on this page, so a letter or sign alone does nothing: add Ctrl or Alt, or take a function key.</source>
            <translation>Text is typed on this page, so a letter or sign alone does nothing: add Ctrl or Alt, or take a function key.</translation>
        </message>
        <message>
            <source>The deed has this key already.</source>
            <translation>The deed has this key already.</translation>
        </message>
        <message>
            <source>A deed has at most {count} keys.</source>
            <translation>A deed has at most {count} keys.</translation>
        </message>
        <message>
            <source>“{deed}” ({group})</source>
            <translation>"{deed}" ({group})</translation>
        </message>
    </context>
    <context>
        <name>KeysSection</name>
        <message>
            <source>Single letters act in lists and details</source>
            <translation>Single letters act in lists and details</translation>
        </message>
        <message>
            <source>Single keys</source>
            <translation>Single keys</translation>
        </message>
        <message>
            <source>never while you type</source>
            <translation>never while you type</translation>
        </message>
        <message>
            <source>Find a deed; pinyin initials will do</source>
            <translation>Find a deed; pinyin initials will do</translation>
        </message>
        <message>
            <source>or press a key</source>
            <translation>or press a key</translation>
        </message>
        <message>
            <source>Find by pressing a key</source>
            <translation>Find by pressing a key</translation>
        </message>
        <message>
            <source>All to the usual keys</source>
            <translation>All to the usual keys</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Usual keys</source>
            <translation>Usual keys</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>no key</source>
            <translation>no key</translation>
        </message>
        <message>
            <source>All deeds have their usual keys</source>
            <translation>All deeds have their usual keys</translation>
        </message>
        <message>
            <source>{deed}: {keys}</source>
            <translation>{deed}: {keys}</translation>
        </message>
        <message>
            <source>Single keys on</source>
            <translation>Single keys on</translation>
        </message>
        <message>
            <source>Single keys off</source>
            <translation>Single keys off</translation>
        </message>
        <message>
            <source>No deed has this name or key.</source>
            <translation>No deed has this name or key.</translation>
        </message>
        <message>
            <source>Show all keys</source>
            <translation>Show all keys</translation>
        </message>
        <message>
            <source>Some of the keys that were kept could not be read and do not hold.</source>
            <translation>Some of the keys that were kept could not be read and do not hold.</translation>
        </message>
        <message>
            <source>Fixed: the list itself answers to these keys, as in every program.</source>
            <translation>Fixed: the list itself answers to these keys, as in every program.</translation>
        </message>
        <message>
            <source>Usual keys: {keys}</source>
            <translation>Usual keys: {keys}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>taken by {owners}</source>
            <translation>taken by {owners}</translation>
        </message>
        <message>
            <source>fixed</source>
            <translation>fixed</translation>
        </message>
        <message>
            <source>instead of {keys}</source>
            <translation>instead of {keys}</translation>
        </message>
        <message>
            <source>own key</source>
            <translation>own key</translation>
        </message>
        <message>
            <source>also: {groups}</source>
            <translation>also: {groups}</translation>
        </message>
    </context>
    <context>
        <name>Knowing</name>
        <message>
            <source>Categories, places and units cannot be read: {why}</source>
            <translation>Categories, places and units cannot be read: {why}</translation>
        </message>
    </context>
    <context>
        <name>LedgersPage</name>
        <message>
            <source>Ledgers</source>
            <translation>Ledgers</translation>
        </message>
        <message>
            <source>Returns</source>
            <translation>Returns</translation>
        </message>
        <message>
            <source>On account</source>
            <translation>On account</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>Reported up</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>Supervision</translation>
        </message>
        <message>
            <source>Item lists</source>
            <translation>Item lists</translation>
        </message>
        <message>
            <source>People moved</source>
            <translation>People moved</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>This week</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Last month</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>This year</translation>
        </message>
        <message>
            <source>Own days</source>
            <translation>Own days</translation>
        </message>
        <message>
            <source>open the event</source>
            <translation>open the event</translation>
        </message>
        <message>
            <source>next ledger</source>
            <translation>next ledger</translation>
        </message>
        <message>
            <source>export</source>
            <translation>export</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>look again</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>As a paper</source>
            <translation>As a paper</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Ledger</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Next ledger</source>
            <translation>Next ledger</translation>
        </message>
        <message>
            <source>{n} rows</source>
            <translation>{n} rows</translation>
        </message>
        <message>
            <source>{ledger}: nothing in these days.</source>
            <translation>{ledger}: nothing in these days.</translation>
        </message>
        <message>
            <source>Show the whole year</source>
            <translation>Show the whole year</translation>
        </message>
    </context>
    <context>
        <name>LeftSide</name>
        <message>
            <source>Basics</source>
            <translation>Basics</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>Reporter</translation>
        </message>
        <message>
            <source>What was said</source>
            <translation>What was said</translation>
        </message>
        <message>
            <source>Public reply</source>
            <translation>Public reply</translation>
        </message>
        <message>
            <source>Handling inside the room</source>
            <translation>Handling inside the room</translation>
        </message>
        <message>
            <source>Closing remark</source>
            <translation>Closing remark</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Shown for {seconds} seconds; the reason is on record.</source>
            <translation>Shown for {seconds} seconds; the reason is on record.</translation>
        </message>
    </context>
    <context>
        <name>Letters</name>
        <message>
            <source>Accept</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>Supervise</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>Verified</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>Send back</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Merge</translation>
        </message>
        <message>
            <source>Suspend</source>
            <translation>Suspend</translation>
        </message>
    </context>
    <context>
        <name>LicenceDialog</name>
        <message>
            <source>Licence of {name}</source>
            <translation>Licence of {name}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Arrows and page keys scroll, Ctrl+A and Ctrl+C copy.</source>
            <translation>Arrows and page keys scroll, Ctrl+A and Ctrl+C copy.</translation>
        </message>
    </context>
    <context>
        <name>Likeness</name>
        <message>
            <source>texts {n} % alike</source>
            <translation>texts {n} % alike</translation>
        </message>
        <message>
            <source>same place</source>
            <translation>same place</translation>
        </message>
        <message>
            <source>same grid</source>
            <translation>same grid</translation>
        </message>
        <message>
            <source>same day</source>
            <translation>same day</translation>
        </message>
        <message>
            <source>{n} days apart</source>
            <translation>{n} days apart</translation>
        </message>
    </context>
    <context>
        <name>LimitLine</name>
        <message>
            <source>until {due}</source>
            <translation>until {due}</translation>
        </message>
    </context>
    <context>
        <name>ListDialog</name>
        <message>
            <source>Import a staff list</source>
            <translation>Import a staff list</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>{file}: {n} rows, {fresh} new or changed, {known} on record already, {left} left out</source>
            <translation>{file}: {n} rows, {fresh} new or changed, {known} on record already, {left} left out</translation>
        </message>
        <message>
            <source>A row comes in whole or not at all. Identity numbers are kept masked.</source>
            <translation>A row comes in whole or not at all. Identity numbers are kept masked.</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>Why it stays out</source>
            <translation>Why it stays out</translation>
        </message>
        <message>
            <source>Rows that stay out</source>
            <translation>Rows that stay out</translation>
        </message>
        <message>
            <source>Every row can come in.</source>
            <translation>Every row can come in.</translation>
        </message>
        <message>
            <source>{n} persons taken onto the roster</source>
            <translation>{n} persons taken onto the roster</translation>
        </message>
    </context>
    <context>
        <name>LitLists</name>
        <message>
            <source>Call</source>
            <translation>Call</translation>
        </message>
    </context>
    <context>
        <name>LoadingState</name>
        <message>
            <source>Loading</source>
            <translation>Loading</translation>
        </message>
    </context>
    <context>
        <name>LookStep</name>
        <message>
            <source>Appearance</source>
            <translation>Appearance</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>Compact</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Roomy</source>
            <translation>Roomy</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>Height of rows</translation>
        </message>
        <message>
            <source>Size of type</source>
            <translation>Size of type</translation>
        </message>
        <message>
            <source>“Import” checks the export line by line and makes this home out of it.</source>
            <translation>"Import" checks the export line by line and makes this home out of it.</translation>
        </message>
        <message>
            <source>“Found” makes the demonstration township and opens its board.</source>
            <translation>"Found" makes the demonstration township and opens its board.</translation>
        </message>
        <message>
            <source>“Found” makes the room {name} ({code}), seat {seat}, and opens its board.</source>
            <translation>"Found" makes the room {name} ({code}), seat {seat}, and opens its board.</translation>
        </message>
    </context>
    <context>
        <name>Manual</name>
        <message>
            <source>Manual</source>
            <translation>Manual</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Chapters</translation>
        </message>
        <message>
            <source>Chapter</source>
            <translation>Chapter</translation>
        </message>
        <message>
            <source>Find in the manual</source>
            <translation>Find in the manual</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Arrows choose a chapter, Tab goes into it, / finds words.</source>
            <translation>Arrows choose a chapter, Tab goes into it, / finds words.</translation>
        </message>
        <message>
            <source>No chapter has these words.</source>
            <translation>No chapter has these words.</translation>
        </message>
        <message>
            <source>Show all chapters</source>
            <translation>Show all chapters</translation>
        </message>
    </context>
    <context>
        <name>Many</name>
        <message>
            <source>Urge {count} events</source>
            <translation>Urge {count} events</translation>
        </message>
        <message>
            <source>Each gets a reminder on its running clock; an event without one refuses it.</source>
            <translation>Each gets a reminder on its running clock; an event without one refuses it.</translation>
        </message>
        <message>
            <source>The last work on many events is still going on.</source>
            <translation>The last work on many events is still going on.</translation>
        </message>
        <message>
            <source>{deed}: {done} of {total}</source>
            <translation>{deed}: {done} of {total}</translation>
        </message>
        <message>
            <source>{count} refused so far</source>
            <translation>{count} refused so far</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Show them</translation>
        </message>
        <message>
            <source>Undo what was done</source>
            <translation>Undo what was done</translation>
        </message>
        <message>
            <source>Done at {count} events.</source>
            <translation>Done at {count} events.</translation>
        </message>
        <message>
            <source>Taken back at {count} events.</source>
            <translation>Taken back at {count} events.</translation>
        </message>
        <message>
            <source>{count} were refused:</source>
            <translation>{count} were refused:</translation>
        </message>
        <message>
            <source>{count} were left as they are.</source>
            <translation>{count} were left as they are.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>Export: {done} of {total}</source>
            <translation>Export: {done} of {total}</translation>
        </message>
        <message>
            <source>{count} events were written to {file}.</source>
            <translation>{count} events were written to {file}.</translation>
        </message>
    </context>
    <context>
        <name>ManyDispatchDialog</name>
        <message>
            <source>Dispatch several events</source>
            <translation>Dispatch several events</translation>
        </message>
        <message>
            <source>Dispatch {count} events</source>
            <translation>Dispatch {count} events</translation>
        </message>
        <message>
            <source>Lead unit</source>
            <translation>Lead unit</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>Requirement</translation>
        </message>
        <message>
            <source>Choose the unit that leads.</source>
            <translation>Choose the unit that leads.</translation>
        </message>
        <message>
            <source>Say what is to be done, in at most {limit} characters.</source>
            <translation>Say what is to be done, in at most {limit} characters.</translation>
        </message>
    </context>
    <context>
        <name>ManySuperviseDialog</name>
        <message>
            <source>Supervise several events</source>
            <translation>Supervise several events</translation>
        </message>
        <message>
            <source>Supervise {count} events</source>
            <translation>Supervise {count} events</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blue</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>Requirement</translation>
        </message>
        <message>
            <source>Say what is to be done, in at most {limit} characters.</source>
            <translation>Say what is to be done, in at most {limit} characters.</translation>
        </message>
    </context>
    <context>
        <name>ManyVerbDialog</name>
        <message>
            <source>{deed}: {count} events</source>
            <translation>{deed}: {count} events</translation>
        </message>
        <message>
            <source>Done at each of them in turn; where it is not open, the reason is listed.</source>
            <translation>Done at each of them in turn; where it is not open, the reason is listed.</translation>
        </message>
    </context>
    <context>
        <name>MeanwhileBar</name>
        <message>
            <source>{who} (seat {seat}) did “{deed}” {ago} ago.</source>
            <translation>{who} (seat {seat}) did "{deed}" {ago} ago.</translation>
        </message>
        <message>
            <source>{who} (seat {seat}) just did “{deed}”.</source>
            <translation>{who} (seat {seat}) just did "{deed}".</translation>
        </message>
        <message>
            <source>What you typed stays; compare it before you hand it in.</source>
            <translation>What you typed stays; compare it before you hand it in.</translation>
        </message>
        <message>
            <source>{count} deeds in all meanwhile. {kept}</source>
            <translation>{count} deeds in all meanwhile. {kept}</translation>
        </message>
    </context>
    <context>
        <name>ModeDialog</name>
        <message>
            <source>Order readiness or war mode</source>
            <translation>Order readiness or war mode</translation>
        </message>
        <message>
            <source>Change the level</source>
            <translation>Change the level</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Mode</translation>
        </message>
        <message>
            <source>separated by commas</source>
            <translation>separated by commas</translation>
        </message>
        <message>
            <source>Reason or order</source>
            <translation>Reason or order</translation>
        </message>
        <message>
            <source>Who was told</source>
            <translation>Who was told</translation>
        </message>
        <message>
            <source>It is journaled with your name. The wall shows grave matters, people on the spot and transfers while war mode goes on; a zero report is due every two hours (Ⅰ, Ⅱ) or four (Ⅲ, Ⅳ); a review is due five working days after its end.</source>
            <translation>It is journaled with your name. The wall shows grave matters, people on the spot and transfers while war mode goes on; a zero report is due every two hours (Ⅰ, Ⅱ) or four (Ⅲ, Ⅳ); a review is due five working days after its end.</translation>
        </message>
    </context>
    <context>
        <name>MomentEditor</name>
        <message>
            <source>Not given</source>
            <translation>Not given</translation>
        </message>
    </context>
    <context>
        <name>Moments</name>
        <message>
            <source>{month:02d}-{day:02d} {clock}</source>
            <translation>{month:02d}-{day:02d} {clock}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} to {last}</translation>
        </message>
        <message>
            <source>{year}-{month:02d}-{day:02d}  {clock}</source>
            <translation>{year}-{month:02d}-{day:02d}  {clock}</translation>
        </message>
    </context>
    <context>
        <name>MonitorList</name>
        <message>
            <source>not joined yet</source>
            <translation>not joined yet</translation>
        </message>
        <message>
            <source>told</source>
            <translation>told</translation>
        </message>
        <message>
            <source>told late</source>
            <translation>told late</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>{n} missing</source>
            <translation>{n} missing</translation>
        </message>
        <message>
            <source>{n} late</source>
            <translation>{n} late</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>complete</translation>
        </message>
        <message>
            <source>Township</source>
            <translation>Township</translation>
        </message>
        <message>
            <source>Figures of</source>
            <translation>Figures of</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Closed late</source>
            <translation>Closed late</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>Reported up</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>Red lamps</translation>
        </message>
        <message>
            <source>Received by day</source>
            <translation>Received by day</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Last arrived</source>
            <translation>Last arrived</translation>
        </message>
        <message>
            <source>Townships</source>
            <translation>Townships</translation>
        </message>
    </context>
    <context>
        <name>MonitorPage</name>
        <message>
            <source>Townships' figures</source>
            <translation>Townships' figures</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>look again</translation>
        </message>
        <message>
            <source>Townships that told</source>
            <translation>Townships that told</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>Reported up</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>Red lamps</translation>
        </message>
        <message>
            <source>Bars: what came in each day. Dotted: told late. Struck through: nobody told it.</source>
            <translation>Bars: what came in each day. Dotted: told late. Struck through: nobody told it.</translation>
        </message>
        <message>
            <source>No township has joined yet: their figures arrive by the exchange.</source>
            <translation>No township has joined yet: their figures arrive by the exchange.</translation>
        </message>
        <message>
            <source>County exchange</source>
            <translation>County exchange</translation>
        </message>
        <message>
            <source>⚠ {n} have not told {day}</source>
            <translation>⚠ {n} have not told {day}</translation>
        </message>
        <message>
            <source>{n} of them late</source>
            <translation>{n} of them late</translation>
        </message>
        <message>
            <source>when they were told</source>
            <translation>when they were told</translation>
        </message>
        <message>
            <source>Nothing has been told in these days.</source>
            <translation>Nothing has been told in these days.</translation>
        </message>
        <message>
            <source>Figures of {day}</source>
            <translation>Figures of {day}</translation>
        </message>
        <message>
            <source>{n} closed late</source>
            <translation>{n} closed late</translation>
        </message>
        <message>
            <source>arrived {ago}</source>
            <translation>arrived {ago}</translation>
        </message>
        <message>
            <source>By source</source>
            <translation>By source</translation>
        </message>
        <message>
            <source>By class</source>
            <translation>By class</translation>
        </message>
    </context>
    <context>
        <name>MuteDialog</name>
        <message>
            <source>Mute this seat</source>
            <translation>Mute this seat</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Mute</translation>
        </message>
        <message>
            <source>{n} minutes</source>
            <translation>{n} minutes</translation>
        </message>
        <message>
            <source>For</source>
            <translation>For</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>The first class rings all the same. Reason and time stand in the log.</source>
            <translation>The first class rings all the same. Reason and time stand in the log.</translation>
        </message>
    </context>
    <context>
        <name>NavButton</name>
        <message>
            <source>{title}, {count} events</source>
            <translation>{title}, {count} events</translation>
        </message>
    </context>
    <context>
        <name>NavRail</name>
        <message>
            <source>Navigation</source>
            <translation>Navigation</translation>
        </message>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
    </context>
    <context>
        <name>Nobody</name>
        <message>
            <source>Those who are away stand below with their numbers.</source>
            <translation>Those who are away stand below with their numbers.</translation>
        </message>
        <message>
            <source>Call {name}</source>
            <translation>Call {name}</translation>
        </message>
    </context>
    <context>
        <name>Nodes</name>
        <message>
            <source>Accept</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>Handle</source>
            <translation>Handle</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verify</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>on time</translation>
        </message>
        <message>
            <source>late</source>
            <translation>late</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>not counted</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>to come</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>passed</translation>
        </message>
        <message>
            <source>not taken</source>
            <translation>not taken</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>NumberDialog</name>
        <message>
            <source>{deed}: {count} events?</source>
            <translation>{deed}: {count} events?</translation>
        </message>
        <message>
            <source>It is done at one event after the other and can be stopped in between.</source>
            <translation>It is done at one event after the other and can be stopped in between.</translation>
        </message>
        <message>
            <source>Type the number {count}</source>
            <translation>Type the number {count}</translation>
        </message>
        <message>
            <source>This is not the number of chosen events.</source>
            <translation>This is not the number of chosen events.</translation>
        </message>
    </context>
    <context>
        <name>OffDialog</name>
        <message>
            <source>Switch encryption off?</source>
            <translation>Switch encryption off?</translation>
        </message>
        <message>
            <source>Close the desk and decrypt</source>
            <translation>Close the desk and decrypt</translation>
        </message>
        <message>
            <source>Whoever gets hold of the disk can read the events then; personal data stay sealed one by one.</source>
            <translation>Whoever gets hold of the disk can read the events then; personal data stay sealed one by one.</translation>
        </message>
        <message>
            <source>The key stays known, so that the copies under it can be restored.</source>
            <translation>The key stays known, so that the copies under it can be restored.</translation>
        </message>
        <message>
            <source>The desk closes, the file is copied, compared and exchanged, and the desk opens again.</source>
            <translation>The desk closes, the file is copied, compared and exchanged, and the desk opens again.</translation>
        </message>
    </context>
    <context>
        <name>OperatorDialog</name>
        <message>
            <source>Who sits here</source>
            <translation>Who sits here</translation>
        </message>
        <message>
            <source>Take the seat</source>
            <translation>Take the seat</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>Name, unit or pinyin initials</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>Every deed from now on is written down under this name.</source>
            <translation>Every deed from now on is written down under this name.</translation>
        </message>
        <message>
            <source>(here now)</source>
            <translation>(here now)</translation>
        </message>
    </context>
    <context>
        <name>Order</name>
        <message>
            <source>Unit or pinyin initials</source>
            <translation>Unit or pinyin initials</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>Leading unit</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Limit</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>Cooperating units</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Requirement (Ctrl+T for templates)</source>
            <translation>Requirement (Ctrl+T for templates)</translation>
        </message>
        <message>
            <source>Why this person all the same</source>
            <translation>Why this person all the same</translation>
        </message>
        <message>
            <source>Why in spite of the load</source>
            <translation>Why in spite of the load</translation>
        </message>
        <message>
            <source>Reserve for later</source>
            <translation>Reserve for later</translation>
        </message>
        <message>
            <source>By triage: {unit}</source>
            <translation>By triage: {unit}</translation>
        </message>
        <message>
            <source>Proposed after urgency and source; typing replaces it.</source>
            <translation>Proposed after urgency and source; typing replaces it.</translation>
        </message>
        <message>
            <source>By category</source>
            <translation>By category</translation>
        </message>
        <message>
            <source>Own…</source>
            <translation>Own…</translation>
        </message>
        <message>
            <source>The first limit goes on, due {due}</source>
            <translation>The first limit goes on, due {due}</translation>
        </message>
        <message>
            <source>{phase} {limit}, due {due}</source>
            <translation>{phase} {limit}, due {due}</translation>
        </message>
        <message>
            <source>Due {due}</source>
            <translation>Due {due}</translation>
        </message>
        <message>
            <source>Go there at once, find out what is the matter, and report back with pictures.</source>
            <translation>Go there at once, find out what is the matter, and report back with pictures.</translation>
        </message>
        <message>
            <source>Call the complainant first, handle it within the limit, and report the result.</source>
            <translation>Call the complainant first, handle it within the limit, and report the result.</translation>
        </message>
        <message>
            <source>Close off the danger first, then have it repaired; report each phase.</source>
            <translation>Close off the danger first, then have it repaired; report each phase.</translation>
        </message>
        <message>
            <source>Talk to both sides and settle it; say at once if it may grow.</source>
            <translation>Talk to both sides and settle it; say at once if it may grow.</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Change who sits here</source>
            <translation>Change who sits here</translation>
        </message>
        <message>
            <source>Lock the seat</source>
            <translation>Lock the seat</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>Light or dark</translation>
        </message>
        <message>
            <source>On this machine: {count} events</source>
            <translation>On this machine: {count} events</translation>
        </message>
        <message>
            <source>Some of your keys could not be read; the usual ones hold in their place.</source>
            <translation>Some of your keys could not be read; the usual ones hold in their place.</translation>
        </message>
        <message>
            <source>Look at the keys</source>
            <translation>Look at the keys</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>practice</translation>
        </message>
        <message>
            <source>everyday mode</source>
            <translation>everyday mode</translation>
        </message>
        <message>
            <source>demo data</source>
            <translation>demo data</translation>
        </message>
        <message>
            <source>{place} · {mode}</source>
            <translation>{place} · {mode}</translation>
        </message>
        <message>
            <source>Demo data: {place} and everybody in it are made up.</source>
            <translation>Demo data: {place} and everybody in it are made up.</translation>
        </message>
        <message>
            <source>The notice of holidays for {years} is missing: limits count Mondays to Fridays until it is imported.</source>
            <translation>The notice of holidays for {years} is missing: limits count Mondays to Fridays until it is imported.</translation>
        </message>
        <message>
            <source>Late by more than two periods: {names}. Lamps and reminders may be behind.</source>
            <translation>Late by more than two periods: {names}. Lamps and reminders may be behind.</translation>
        </message>
        <message>
            <source>The key of the data lies in a file that this machine alone opens; a pass phrase is safer.</source>
            <translation>The key of the data lies in a file that this machine alone opens; a pass phrase is safer.</translation>
        </message>
        <message>
            <source>The nightly check found {count} faults, first: {first}. Restore a copy or ask for help.</source>
            <translation>The nightly check found {count} faults, first: {first}. Restore a copy or ask for help.</translation>
        </message>
    </context>
    <context>
        <name>PackageDialog</name>
        <message>
            <source>Package taken in</source>
            <translation>Package taken in</translation>
        </message>
        <message>
            <source>Package written</source>
            <translation>Package written</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Understood</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Written and signed. Carry the file to the other seat or to the centre and have it taken in there.</source>
            <translation>Written and signed. Carry the file to the other seat or to the centre and have it taken in there.</translation>
        </message>
        <message>
            <source>Complete and signed rightly: {fresh} of {entries} entries were new here.</source>
            <translation>Complete and signed rightly: {fresh} of {entries} entries were new here.</translation>
        </message>
        <message>
            <source>Complete and signed rightly: all {entries} entries were here already.</source>
            <translation>Complete and signed rightly: all {entries} entries were here already.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>seat {seat} of {place}</source>
            <translation>seat {seat} of {place}</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entries</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
    </context>
    <context>
        <name>PageWindow</name>
        <message>
            <source>Window</source>
            <translation>Window</translation>
        </message>
        <message>
            <source>Undo the last deed</source>
            <translation>Undo the last deed</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Close this window</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Search “{words}” among all events…</source>
            <translation>Search "{words}" among all events…</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>View</source>
            <translation>View</translation>
        </message>
    </context>
    <context>
        <name>PaperHead</name>
        <message>
            <source>Edition</source>
            <translation>Edition</translation>
        </message>
        <message>
            <source>Make it</source>
            <translation>Make it</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>Mark as read</translation>
        </message>
        <message>
            <source>Comment…</source>
            <translation>Comment…</translation>
        </message>
        <message>
            <source>Correct it</source>
            <translation>Correct it</translation>
        </message>
        <message>
            <source>Correction {number}</source>
            <translation>Correction {number}</translation>
        </message>
        <message>
            <source>First</source>
            <translation>First</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Demo data</source>
            <translation>Demo data</translation>
        </message>
        <message>
            <source>No. {number} of {year}</source>
            <translation>No. {number} of {year}</translation>
        </message>
        <message>
            <source>Week {number} of {year}</source>
            <translation>Week {number} of {year}</translation>
        </message>
        <message>
            <source>Month {number} of {year}</source>
            <translation>Month {number} of {year}</translation>
        </message>
        <message>
            <source>late</source>
            <translation>late</translation>
        </message>
    </context>
    <context>
        <name>PaperPage</name>
        <message>
            <source>mark as read</source>
            <translation>mark as read</translation>
        </message>
        <message>
            <source>comment</source>
            <translation>comment</translation>
        </message>
        <message>
            <source>print</source>
            <translation>print</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>The paper</source>
            <translation>The paper</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>Mark as read</translation>
        </message>
        <message>
            <source>Comment…</source>
            <translation>Comment…</translation>
        </message>
        <message>
            <source>Make or correct it</source>
            <translation>Make or correct it</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>All figures are of one frozen snapshot</source>
            <translation>All figures are of one frozen snapshot</translation>
        </message>
        <message>
            <source>Read by</source>
            <translation>Read by</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Comment</translation>
        </message>
        <message>
            <source>Write it</source>
            <translation>Write it</translation>
        </message>
        <message>
            <source>The edited text stays when the paper is corrected; an empty one brings the rules' own back.</source>
            <translation>The edited text stays when the paper is corrected; an empty one brings the rules' own back.</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Keep</translation>
        </message>
    </context>
    <context>
        <name>PartCard</name>
        <message>
            <source>Edit: {title}</source>
            <translation>Edit: {title}</translation>
        </message>
        <message>
            <source>edited by {name}, {moment}</source>
            <translation>edited by {name}, {moment}</translation>
        </message>
        <message>
            <source>the figures have been corrected since</source>
            <translation>the figures have been corrected since</translation>
        </message>
        <message>
            <source>Open {number}</source>
            <translation>Open {number}</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Change my password</source>
            <translation>Change my password</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>At least 8 characters, better 15 or more; nothing that is easily guessed</source>
            <translation>At least 8 characters, better 15 or more; nothing that is easily guessed</translation>
        </message>
        <message>
            <source>Present password</source>
            <translation>Present password</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>New password</translation>
        </message>
        <message>
            <source>New password once more</source>
            <translation>New password once more</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>Please fill this in.</translation>
        </message>
        <message>
            <source>The new password was not typed the same twice.</source>
            <translation>The new password was not typed the same twice.</translation>
        </message>
        <message>
            <source>Your password is changed</source>
            <translation>Your password is changed</translation>
        </message>
    </context>
    <context>
        <name>PeerList</name>
        <message>
            <source>Join another…</source>
            <translation>Join another…</translation>
        </message>
        <message>
            <source>Exchanged with</source>
            <translation>Exchanged with</translation>
        </message>
    </context>
    <context>
        <name>PeerRow</name>
        <message>
            <source>Leave…</source>
            <translation>Leave…</translation>
        </message>
        <message>
            <source>Last contact</source>
            <translation>Last contact</translation>
        </message>
        <message>
            <source>Not yet there</source>
            <translation>Not yet there</translation>
        </message>
        <message>
            <source>Clocks</source>
            <translation>Clocks</translation>
        </message>
        <message>
            <source>Certificate until</source>
            <translation>Certificate until</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>Fingerprint</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Program</translation>
        </message>
    </context>
    <context>
        <name>PeopleDelegate</name>
        <message>
            <source>First suggestion</source>
            <translation>First suggestion</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Presence</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>In hand</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
    </context>
    <context>
        <name>PeopleModel</name>
        <message>
            <source>First suggestion</source>
            <translation>First suggestion</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>In hand</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
    </context>
    <context>
        <name>PeoplePane</name>
        <message>
            <source>Suggested</source>
            <translation>Suggested</translation>
        </message>
        <message>
            <source>Own grid</source>
            <translation>Own grid</translation>
        </message>
        <message>
            <source>Lead unit</source>
            <translation>Lead unit</translation>
        </message>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Units</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>Name, unit or pinyin initials</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Find</translation>
        </message>
        <message>
            <source>Nobody fits.</source>
            <translation>Nobody fits.</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>Show everybody</translation>
        </message>
        <message>
            <source>By experience, grid, load, fair share, rest, distance, punctuality and post</source>
            <translation>By experience, grid, load, fair share, rest, distance, punctuality and post</translation>
        </message>
        <message>
            <source>Nobody of the leading unit is on duty now.</source>
            <translation>Nobody of the leading unit is on duty now.</translation>
        </message>
    </context>
    <context>
        <name>PeoplePicker</name>
        <message>
            <source>Take {name} off</source>
            <translation>Take {name} off</translation>
        </message>
    </context>
    <context>
        <name>PeriodPage</name>
        <message>
            <source>Weekly and monthly summary</source>
            <translation>Weekly and monthly summary</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>Reported up</translation>
        </message>
        <message>
            <source>Open at the end</source>
            <translation>Open at the end</translation>
        </message>
        <message>
            <source>Past their limit</source>
            <translation>Past their limit</translation>
        </message>
        <message>
            <source>On account</source>
            <translation>On account</translation>
        </message>
        <message>
            <source>other week or month</source>
            <translation>other week or month</translation>
        </message>
        <message>
            <source>The one before</source>
            <translation>The one before</translation>
        </message>
        <message>
            <source>The one after</source>
            <translation>The one after</translation>
        </message>
        <message>
            <source>last week</source>
            <translation>last week</translation>
        </message>
        <message>
            <source>last month</source>
            <translation>last month</translation>
        </message>
        <message>
            <source>as of {moment}</source>
            <translation>as of {moment}</translation>
        </message>
        <message>
            <source>{n} daily summaries in it</source>
            <translation>{n} daily summaries in it</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>calendar</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>rules</translation>
        </message>
        <message>
            <source>It is made at {time}, also with nobody signed in; until then this is a draft of the moment.</source>
            <translation>It is made at {time}, also with nobody signed in; until then this is a draft of the moment.</translation>
        </message>
    </context>
    <context>
        <name>PersonCard</name>
        <message>
            <source>Nobody signed in</source>
            <translation>Nobody signed in</translation>
        </message>
    </context>
    <context>
        <name>PersonDialog</name>
        <message>
            <source>Posted here by a county department</source>
            <translation>Posted here by a county department</translation>
        </message>
        <message>
            <source>Number of the enforcement certificate</source>
            <translation>Number of the enforcement certificate</translation>
        </message>
        <message>
            <source>Works for the room alone</source>
            <translation>Works for the room alone</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>Telephone, masked</source>
            <translation>Telephone, masked</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>Dedicated</source>
            <translation>Dedicated</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>Posted</translation>
        </message>
        <message>
            <source>Partner A/B</source>
            <translation>Partner A/B</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>year-month-day</source>
            <translation>year-month-day</translation>
        </message>
        <message>
            <source>Open events carried</source>
            <translation>Open events carried</translation>
        </message>
        <message>
            <source>Duty group</source>
            <translation>Duty group</translation>
        </message>
    </context>
    <context>
        <name>PersonList</name>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>(here now)</source>
            <translation>(here now)</translation>
        </message>
    </context>
    <context>
        <name>PersonsView</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Kind of person</source>
            <translation>Kind of person</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Duty group</source>
            <translation>Duty group</translation>
        </message>
        <message>
            <source>Open / may carry</source>
            <translation>Open / may carry</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
    </context>
    <context>
        <name>PhotoView</name>
        <message>
            <source>Picture</source>
            <translation>Picture</translation>
        </message>
    </context>
    <context>
        <name>Phrase</name>
        <message>
            <source>Pass phrase of the data</source>
            <translation>Pass phrase of the data</translation>
        </message>
        <message>
            <source>The data of this room are encrypted. Pass phrase:</source>
            <translation>The data of this room are encrypted. Pass phrase:</translation>
        </message>
    </context>
    <context>
        <name>PlanDialog</name>
        <message>
            <source>Plan a joint operation</source>
            <translation>Plan a joint operation</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>A body by name</source>
            <translation>A body by name</translation>
        </message>
        <message>
            <source>One in each line</source>
            <translation>One in each line</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>Name or pinyin initials</translation>
        </message>
        <message>
            <source>Initiating body</source>
            <translation>Initiating body</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Bodies that take part</source>
            <translation>Bodies that take part</translation>
        </message>
        <message>
            <source>Officers, two at least</source>
            <translation>Officers, two at least</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistants</translation>
        </message>
        <message>
            <source>Division of work</source>
            <translation>Division of work</translation>
        </message>
        <message>
            <source>The joint operation is planned; everybody has it in hand.</source>
            <translation>The joint operation is planned; everybody has it in hand.</translation>
        </message>
        <message>
            <source>Import a rota</source>
            <translation>Import a rota</translation>
        </message>
        <message>
            <source>Write it</source>
            <translation>Write it</translation>
        </message>
        <message>
            <source>{file}: {n} turns on {days} days</source>
            <translation>{file}: {n} turns on {days} days</translation>
        </message>
        <message>
            <source>leave out</source>
            <translation>leave out</translation>
        </message>
        <message>
            <source>{name} is</source>
            <translation>{name} is</translation>
        </message>
        <message>
            <source>“{name}” is not on the roster; like it: {near}</source>
            <translation>"{name}" is not on the roster; like it: {near}</translation>
        </message>
        <message>
            <source>and {n} more cells that cannot be read</source>
            <translation>and {n} more cells that cannot be read</translation>
        </message>
        <message>
            <source>{n} are written, {left} left out; what stands there on these days is replaced. It can be undone.</source>
            <translation>{n} are written, {left} left out; what stands there on these days is replaced. It can be undone.</translation>
        </message>
    </context>
    <context>
        <name>PlaybookCard</name>
        <message>
            <source>Leading and cooperating units</source>
            <translation>Leading and cooperating units</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>The township does</source>
            <translation>The township does</translation>
        </message>
        <message>
            <source>Not to do</source>
            <translation>Not to do</translation>
        </message>
        <message>
            <source>Village and grid</source>
            <translation>Village and grid</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>Report up when</source>
            <translation>Report up when</translation>
        </message>
        <message>
            <source>Done when</source>
            <translation>Done when</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Legal basis</translation>
        </message>
        <message>
            <source>version {version}</source>
            <translation>version {version}</translation>
        </message>
        <message>
            <source>approved by {name}</source>
            <translation>approved by {name}</translation>
        </message>
    </context>
    <context>
        <name>PlaybookDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>separated by ;</source>
            <translation>separated by ;</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>In force from</source>
            <translation>In force from</translation>
        </message>
        <message>
            <source>Leading unit</source>
            <translation>Leading unit</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>Cooperating units</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>Approved by</translation>
        </message>
        <message>
            <source>Steps, one a line: who | what | limit | result</source>
            <translation>Steps, one a line: who | what | limit | result</translation>
        </message>
        <message>
            <source>The township does</source>
            <translation>The township does</translation>
        </message>
        <message>
            <source>Not to do (printed in red on the dispatch)</source>
            <translation>Not to do (printed in red on the dispatch)</translation>
        </message>
        <message>
            <source>Evidence, one a line</source>
            <translation>Evidence, one a line</translation>
        </message>
        <message>
            <source>Village and grid</source>
            <translation>Village and grid</translation>
        </message>
        <message>
            <source>Report up when</source>
            <translation>Report up when</translation>
        </message>
        <message>
            <source>Done when</source>
            <translation>Done when</translation>
        </message>
        <message>
            <source>Legal basis, one a line</source>
            <translation>Legal basis, one a line</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Preview</translation>
        </message>
    </context>
    <context>
        <name>PlaybooksSection</name>
        <message>
            <source>Find a playbook by name, initials or code</source>
            <translation>Find a playbook by name, initials or code</translation>
        </message>
        <message>
            <source>New playbook</source>
            <translation>New playbook</translation>
        </message>
        <message>
            <source>New version from it</source>
            <translation>New version from it</translation>
        </message>
        <message>
            <source>End it</source>
            <translation>End it</translation>
        </message>
        <message>
            <source>What is to be done in a matter of a known kind, step by step, and what the township does not do. A changed playbook is a new version with its own first day; what earlier dispatches were shown stays as it was.</source>
            <translation>What is to be done in a matter of a known kind, step by step, and what the township does not do. A changed playbook is a new version with its own first day; what earlier dispatches were shown stays as it was.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Playbook</source>
            <translation>Playbook</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Kept by</source>
            <translation>Kept by</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>No playbook fits these words.</source>
            <translation>No playbook fits these words.</translation>
        </message>
        <message>
            <source>Show all playbooks</source>
            <translation>Show all playbooks</translation>
        </message>
        <message>
            <source>Withdraw it</source>
            <translation>Withdraw it</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>to come</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>in force</translation>
        </message>
        <message>
            <source>replaced</source>
            <translation>replaced</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>ended</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>withdrawn</translation>
        </message>
        <message>
            <source>built in</source>
            <translation>built in</translation>
        </message>
        <message>
            <source>{code}: new version</source>
            <translation>{code}: new version</translation>
        </message>
        <message>
            <source>{name}: version {version} is on record</source>
            <translation>{name}: version {version} is on record</translation>
        </message>
        <message>
            <source>{name}: in force until {day}</source>
            <translation>{name}: in force until {day}</translation>
        </message>
        <message>
            <source>{name}: version {version} withdrawn</source>
            <translation>{name}: version {version} withdrawn</translation>
        </message>
        <message>
            <source>Withdraw version {version}?</source>
            <translation>Withdraw version {version}?</translation>
        </message>
        <message>
            <source>It has not begun and will never be in force; it stays on record.</source>
            <translation>It has not begun and will never be in force; it stays on record.</translation>
        </message>
    </context>
    <context>
        <name>PointsDialog</name>
        <message>
            <source>Points by hand: {name}</source>
            <translation>Points by hand: {name}</translation>
        </message>
        <message>
            <source>Give them</source>
            <translation>Give them</translation>
        </message>
        <message>
            <source>Bonus</source>
            <translation>Bonus</translation>
        </message>
        <message>
            <source>For what</source>
            <translation>For what</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
    </context>
    <context>
        <name>PostDialog</name>
        <message>
            <source>Add a post</source>
            <translation>Add a post</translation>
        </message>
        <message>
            <source>Edit a post</source>
            <translation>Edit a post</translation>
        </message>
        <message>
            <source>A whole post: who holds it holds no other one</source>
            <translation>A whole post: who holds it holds no other one</translation>
        </message>
        <message>
            <source>codes of categories or items, with 、 between them</source>
            <translation>codes of categories or items, with 、 between them</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Somebody else</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Held by</translation>
        </message>
        <message>
            <source>Put in</source>
            <translation>Put in</translation>
        </message>
        <message>
            <source>Name of the post</source>
            <translation>Name of the post</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Post in the room</source>
            <translation>Post in the room</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Seats</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Requirements</source>
            <translation>Requirements</translation>
        </message>
        <message>
            <source>Matters fixed to it</source>
            <translation>Matters fixed to it</translation>
        </message>
        <message>
            <source>Kind of post</source>
            <translation>Kind of post</translation>
        </message>
        <message>
            <source>a chip that is not chosen is taken out</source>
            <translation>a chip that is not chosen is taken out</translation>
        </message>
    </context>
    <context>
        <name>PostsTab</name>
        <message>
            <source>Posts</source>
            <translation>Posts</translation>
        </message>
        <message>
            <source>No post is recorded yet</source>
            <translation>No post is recorded yet</translation>
        </message>
        <message>
            <source>Posts of the room that are not recorded:</source>
            <translation>Posts of the room that are not recorded:</translation>
        </message>
        <message>
            <source>Name of the post</source>
            <translation>Name of the post</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Held by</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Seats</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Matters fixed to it</source>
            <translation>Matters fixed to it</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>vacant</source>
            <translation>vacant</translation>
        </message>
    </context>
    <context>
        <name>PresentPart</name>
        <message>
            <source>Who is joined</source>
            <translation>Who is joined</translation>
        </message>
        <message>
            <source>Keys of this seat</source>
            <translation>Keys of this seat</translation>
        </message>
    </context>
    <context>
        <name>PreviewModel</name>
        <message>
            <source>Becomes</source>
            <translation>Becomes</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>To be confirmed</source>
            <translation>To be confirmed</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejected</translation>
        </message>
        <message>
            <source>Already there</source>
            <translation>Already there</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Open the desk anew</source>
            <translation>Open the desk anew</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Import events from a table</source>
            <translation>Import events from a table</translation>
        </message>
        <message>
            <source>The program ended unexpectedly last time; what was saved is there.</source>
            <translation>The program ended unexpectedly last time; what was saved is there.</translation>
        </message>
        <message>
            <source>Show the report</source>
            <translation>Show the report</translation>
        </message>
    </context>
    <context>
        <name>ProgressLine</name>
        <message>
            <source>Loading</source>
            <translation>Loading</translation>
        </message>
    </context>
    <context>
        <name>PurposeStep</name>
        <message>
            <source>Purpose</source>
            <translation>Purpose</translation>
        </message>
        <message>
            <source>A real room</source>
            <translation>A real room</translation>
        </message>
        <message>
            <source>Events count; nothing can be deleted later.</source>
            <translation>Events count; nothing can be deleted later.</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Practice</translation>
        </message>
        <message>
            <source>The same desk with an invented staff; sign in as anybody, turn the clock.</source>
            <translation>The same desk with an invented staff; sign in as anybody, turn the clock.</translation>
        </message>
        <message>
            <source>Demonstration</source>
            <translation>Demonstration</translation>
        </message>
        <message>
            <source>An invented township with ninety days of events; takes about half a minute.</source>
            <translation>An invented township with ninety days of events; takes about half a minute.</translation>
        </message>
        <message>
            <source>A room that was exported</source>
            <translation>A room that was exported</translation>
        </message>
        <message>
            <source>From another computer or an older home; it goes on here.</source>
            <translation>From another computer or an older home; it goes on here.</translation>
        </message>
        <message>
            <source>What is this room for?</source>
            <translation>What is this room for?</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
    </context>
    <context>
        <name>QueueStrip</name>
        <message>
            <source>Queues</source>
            <translation>Queues</translation>
        </message>
    </context>
    <context>
        <name>QueueTab</name>
        <message>
            <source>{name}, {count} events, {red} overdue</source>
            <translation>{name}, {count} events, {red} overdue</translation>
        </message>
    </context>
    <context>
        <name>QuickLook</name>
        <message>
            <source>Quick look</source>
            <translation>Quick look</translation>
        </message>
        <message>
            <source>Previous file</source>
            <translation>Previous file</translation>
        </message>
        <message>
            <source>Next file</source>
            <translation>Next file</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>← → files   ↑ ↓ events   + − zoom   0 whole picture   Space or Esc closes</source>
            <translation>← → files   ↑ ↓ events   + − zoom   0 whole picture   Space or Esc closes</translation>
        </message>
        <message>
            <source>No photo or file is attached to this event.</source>
            <translation>No photo or file is attached to this event.</translation>
        </message>
        <message>
            <source>The file is not on this seat.</source>
            <translation>The file is not on this seat.</translation>
        </message>
        <message>
            <source>{width} × {height}: more than {most} million pixels are not opened here.</source>
            <translation>{width} × {height}: more than {most} million pixels are not opened here.</translation>
        </message>
        <message>
            <source>The picture cannot be read.</source>
            <translation>The picture cannot be read.</translation>
        </message>
    </context>
    <context>
        <name>RatesView</name>
        <message>
            <source>Whose seat</source>
            <translation>Whose seat</translation>
        </message>
        <message>
            <source>Interruptions in each ten minutes, the last 24 hours</source>
            <translation>Interruptions in each ten minutes, the last 24 hours</translation>
        </message>
        <message>
            <source>Shares, 30 days</source>
            <translation>Shares, 30 days</translation>
        </message>
        <message>
            <source>Each operator</source>
            <translation>Each operator</translation>
        </message>
        <message>
            <source>What rang most, 30 days</source>
            <translation>What rang most, 30 days</translation>
        </message>
        <message>
            <source>All alerts of the room</source>
            <translation>All alerts of the room</translation>
        </message>
        <message>
            <source>{mean} an hour on average at the seats of {name}; {over} of the ten-minute spans held more than one (target: one).</source>
            <translation>{mean} an hour on average at the seats of {name}; {over} of the ten-minute spans held more than one (target: one).</translation>
        </message>
        <message>
            <source>{mean} an hour on average at a seat that hears all of it; {over} of the ten-minute spans held more than one (target: one).</source>
            <translation>{mean} an hour on average at a seat that hears all of it; {over} of the ten-minute spans held more than one (target: one).</translation>
        </message>
        <message>
            <source>aim {share}</source>
            <translation>aim {share}</translation>
        </message>
        <message>
            <source>24 h</source>
            <translation>24 h</translation>
        </message>
        <message>
            <source>worst hour</source>
            <translation>worst hour</translation>
        </message>
        <message>
            <source>alerts</source>
            <translation>alerts</translation>
        </message>
        <message>
            <source>More than a tenth are of the first class ({share}): it no longer tells what is urgent.</source>
            <translation>More than a tenth are of the first class ({share}): it no longer tells what is urgent.</translation>
        </message>
        <message>
            <source>{n} alerts were taken by nobody for more than 24 hours.</source>
            <translation>{n} alerts were taken by nobody for more than 24 hours.</translation>
        </message>
    </context>
    <context>
        <name>ReaderDialog</name>
        <message>
            <source>Name somebody who may know of it</source>
            <translation>Name somebody who may know of it</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>Name, unit or pinyin initials</translation>
        </message>
        <message>
            <source>Administrators are never named; the reason stands in the journal.</source>
            <translation>Administrators are never named; the reason stands in the journal.</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>{name} may know of it now.</source>
            <translation>{name} may know of it now.</translation>
        </message>
    </context>
    <context>
        <name>ReadersCard</name>
        <message>
            <source>Who may know</source>
            <translation>Who may know</translation>
        </message>
        <message>
            <source>Name…</source>
            <translation>Name…</translation>
        </message>
        <message>
            <source>Name somebody who may know of it</source>
            <translation>Name somebody who may know of it</translation>
        </message>
        <message>
            <source>Besides who took it down, who has it in hand, the heads of its units, and the leaders.</source>
            <translation>Besides who took it down, who has it in hand, the heads of its units, and the leaders.</translation>
        </message>
        <message>
            <source>named by {name}  {moment}</source>
            <translation>named by {name}  {moment}</translation>
        </message>
        <message>
            <source>No longer</source>
            <translation>No longer</translation>
        </message>
        <message>
            <source>{name} knows of it no longer.</source>
            <translation>{name} knows of it no longer.</translation>
        </message>
        <message>
            <source>{name} shall know of it no longer?</source>
            <translation>{name} shall know of it no longer?</translation>
        </message>
        <message>
            <source>What was read stays read; that it is over stands in the journal under your name.</source>
            <translation>What was read stays read; that it is over stands in the journal under your name.</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Say why; the reason stays with the event.</source>
            <translation>Say why; the reason stays with the event.</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>At most {limit} characters.</translation>
        </message>
    </context>
    <context>
        <name>RecommendingSection</name>
        <message>
            <source>Keep these weights</source>
            <translation>Keep these weights</translation>
        </message>
        <message>
            <source>As shipped</source>
            <translation>As shipped</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Weights</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>Measures</translation>
        </message>
        <message>
            <source>A hard rule (duty, leave, certificate, authority, conflict of interest) is no weight and bars whatever stands here. What earlier dispatches show stays as it was.</source>
            <translation>A hard rule (duty, leave, certificate, authority, conflict of interest) is no weight and bars whatever stands here. What earlier dispatches show stays as it was.</translation>
        </message>
        <message>
            <source>recommendation, ranking, fairness, load</source>
            <translation>recommendation, ranking, fairness, load</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>Example</translation>
        </message>
        <message>
            <source>After</source>
            <translation>After</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>+/−</source>
            <translation>+/−</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>How the order of an example changes</source>
            <translation>How the order of an example changes</translation>
        </message>
        <message>
            <source>Open events carried</source>
            <translation>Open events carried</translation>
        </message>
        <message>
            <source>Set it</source>
            <translation>Set it</translation>
        </message>
        <message>
            <source>How many open events somebody is expected to carry; each person's own stands on the people's page.</source>
            <translation>How many open events somebody is expected to carry; each person's own stands on the people's page.</translation>
        </message>
        <message>
            <source>Capacity of a unit's people</source>
            <translation>Capacity of a unit's people</translation>
        </message>
        <message>
            <source>Together {n} points; only the shares count.</source>
            <translation>Together {n} points; only the shares count.</translation>
        </message>
        <message>
            <source>⚠ Without any weight all have the same score, and a lot decides.</source>
            <translation>⚠ Without any weight all have the same score, and a lot decides.</translation>
        </message>
        <message>
            <source>No event is waiting that could serve as an example.</source>
            <translation>No event is waiting that could serve as an example.</translation>
        </message>
        <message>
            <source>head</source>
            <translation>head</translation>
        </message>
        <message>
            <source>Nobody may go to this event now, whatever the weights.</source>
            <translation>Nobody may go to this event now, whatever the weights.</translation>
        </message>
        <message>
            <source>{n} people may go; this is the order as it is.</source>
            <translation>{n} people may go; this is the order as it is.</translation>
        </message>
        <message>
            <source>{n} people may go; {moved} of them change their place.</source>
            <translation>{n} people may go; {moved} of them change their place.</translation>
        </message>
        <message>
            <source>Dispatch weights changed</source>
            <translation>Dispatch weights changed</translation>
        </message>
        <message>
            <source>Capacity of {n} people set</source>
            <translation>Capacity of {n} people set</translation>
        </message>
    </context>
    <context>
        <name>RefusedDialog</name>
        <message>
            <source>What was refused</source>
            <translation>What was refused</translation>
        </message>
        <message>
            <source>{count} events were refused</source>
            <translation>{count} events were refused</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>Why not</translation>
        </message>
        <message>
            <source>Refused events</source>
            <translation>Refused events</translation>
        </message>
        <message>
            <source>Open the event</source>
            <translation>Open the event</translation>
        </message>
    </context>
    <context>
        <name>Remarks</name>
        <message>
            <source>Read and remarked</source>
            <translation>Read and remarked</translation>
        </message>
        <message>
            <source>Nobody has marked it as read yet.</source>
            <translation>Nobody has marked it as read yet.</translation>
        </message>
    </context>
    <context>
        <name>ReplayDialog</name>
        <message>
            <source>By another limit: {month}</source>
            <translation>By another limit: {month}</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Limit of handling</source>
            <translation>Limit of handling</translation>
        </message>
        <message>
            <source>Reckon</source>
            <translation>Reckon</translation>
        </message>
        <message>
            <source>What this month would have looked like had events of the category had this limit. Nothing is written: same deeds, same moments.</source>
            <translation>What this month would have looked like had events of the category had this limit. Nothing is written: same deeds, same moments.</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Figure</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Scores</translation>
        </message>
        <message>
            <source>Choose a category and a limit, such as 3wd (working days) or 8wh (working hours).</source>
            <translation>Choose a category and a limit, such as 3wd (working days) or 8wh (working hours).</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>As it was</translation>
        </message>
        <message>
            <source>As it would be</source>
            <translation>As it would be</translation>
        </message>
        <message>
            <source>Choose a category and write a limit.</source>
            <translation>Choose a category and write a limit.</translation>
        </message>
        <message>
            <source>{n} events counted by the other limit; {kept} keep one that somebody named.</source>
            <translation>{n} events counted by the other limit; {kept} keep one that somebody named.</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>What is the matter on {day}</source>
            <translation>What is the matter on {day}</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>When, where, what happened, what was done, whom it was told</source>
            <translation>When, where, what happened, what was done, whom it was told</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>Matter</translation>
        </message>
        <message>
            <source>Stands in the duty of the day with name and time; after that the day is not reported as all well.</source>
            <translation>Stands in the duty of the day with name and time; after that the day is not reported as all well.</translation>
        </message>
        <message>
            <source>Reported; it stands in the duty of the day.</source>
            <translation>Reported; it stands in the duty of the day.</translation>
        </message>
    </context>
    <context>
        <name>RestoreDialog</name>
        <message>
            <source>Restore this copy?</source>
            <translation>Restore this copy?</translation>
        </message>
        <message>
            <source>Restore and open anew</source>
            <translation>Restore and open anew</translation>
        </message>
        <message>
            <source>The room goes back to {time} ({entries} entries).</source>
            <translation>The room goes back to {time} ({entries} entries).</translation>
        </message>
        <message>
            <source>Replaced: every deed of this seat since then. What other seats have comes back by exchange.</source>
            <translation>Replaced: every deed of this seat since then. What other seats have comes back by exchange.</translation>
        </message>
        <message>
            <source>Kept: the present store is put aside in the home, a copy of it is made first, attachments stay.</source>
            <translation>Kept: the present store is put aside in the home, a copy of it is made first, attachments stay.</translation>
        </message>
        <message>
            <source>The copy is verified before anything is replaced; a damaged one changes nothing.</source>
            <translation>The copy is verified before anything is replaced; a damaged one changes nothing.</translation>
        </message>
        <message>
            <source>The desk closes, and opens again by itself.</source>
            <translation>The desk closes, and opens again by itself.</translation>
        </message>
    </context>
    <context>
        <name>ResultDialog</name>
        <message>
            <source>Joint operation</source>
            <translation>Joint operation</translation>
        </message>
        <message>
            <source>Close for all</source>
            <translation>Close for all</translation>
        </message>
        <message>
            <source>What came of it, for all who took part</source>
            <translation>What came of it, for all who took part</translation>
        </message>
        <message>
            <source>The one result</source>
            <translation>The one result</translation>
        </message>
        <message>
            <source>Save the plan</source>
            <translation>Save the plan</translation>
        </message>
        <message>
            <source>Call it off</source>
            <translation>Call it off</translation>
        </message>
        <message>
            <source>Initiating body</source>
            <translation>Initiating body</translation>
        </message>
        <message>
            <source>Bodies that take part</source>
            <translation>Bodies that take part</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Officers</source>
            <translation>Officers</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistants</translation>
        </message>
        <message>
            <source>Division of work</source>
            <translation>Division of work</translation>
        </message>
        <message>
            <source>Closed for all who took part.</source>
            <translation>Closed for all who took part.</translation>
        </message>
        <message>
            <source>Write why it is called off.</source>
            <translation>Write why it is called off.</translation>
        </message>
        <message>
            <source>The joint operation is called off.</source>
            <translation>The joint operation is called off.</translation>
        </message>
    </context>
    <context>
        <name>RoomExport</name>
        <message>
            <source>Export the whole room</source>
            <translation>Export the whole room</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Stopping the export; what was written so far is being removed…</source>
            <translation>Stopping the export; what was written so far is being removed…</translation>
        </message>
        <message>
            <source>Exporting the whole room: {percent}%, to {file}</source>
            <translation>Exporting the whole room: {percent}%, to {file}</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>The room is being exported to {file}. Stopped, nothing of it is left.</source>
            <translation>The room is being exported to {file}. Stopped, nothing of it is left.</translation>
        </message>
        <message>
            <source>Stop the export?</source>
            <translation>Stop the export?</translation>
        </message>
        <message>
            <source>Stop the export</source>
            <translation>Stop the export</translation>
        </message>
        <message>
            <source>Exported: {entries} entries, {events} events, {attachments} attachments, {size}, to {file}. It holds personal data: keep it safe.</source>
            <translation>Exported: {entries} entries, {events} events, {attachments} attachments, {size}, to {file}. It holds personal data: keep it safe.</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Understood</translation>
        </message>
    </context>
    <context>
        <name>RoomSide</name>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
        <message>
            <source>While the seat is locked alarms go on ringing; what they are about is shown after signing in.</source>
            <translation>While the seat is locked alarms go on ringing; what they are about is shown after signing in.</translation>
        </message>
        <message>
            <source>To change who sits here by keys alone: pinyin initials, Enter, password, Enter.</source>
            <translation>To change who sits here by keys alone: pinyin initials, Enter, password, Enter.</translation>
        </message>
        <message>
            <source>To change who sits here by keys alone: pinyin initials, Enter.</source>
            <translation>To change who sits here by keys alone: pinyin initials, Enter.</translation>
        </message>
        <message>
            <source>{place} · seat {seat}</source>
            <translation>{place} · seat {seat}</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Monday</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Friday</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <source>{year}-{month:02d}-{day:02d} {weekday}</source>
            <translation>{year}-{month:02d}-{day:02d} {weekday}</translation>
        </message>
        <message>
            <source>{n} alerts wait, {first} of the first class</source>
            <translation>{n} alerts wait, {first} of the first class</translation>
        </message>
        <message>
            <source>No alert waits</source>
            <translation>No alert waits</translation>
        </message>
    </context>
    <context>
        <name>Roster</name>
        <message>
            <source>Persons and units</source>
            <translation>Persons and units</translation>
        </message>
        <message>
            <source>A staff list as a table</source>
            <translation>A staff list as a table</translation>
        </message>
        <message>
            <source>Dedicated to the room</source>
            <translation>Dedicated to the room</translation>
        </message>
        <message>
            <source>Posted by county departments</source>
            <translation>Posted by county departments</translation>
        </message>
        <message>
            <source>The township's own</source>
            <translation>The township's own</translation>
        </message>
        <message>
            <source>{name} · {n} persons</source>
            <translation>{name} · {n} persons</translation>
        </message>
        <message>
            <source>Certificate {left}</source>
            <translation>Certificate {left}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Edit a person</source>
            <translation>Edit a person</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Add a person</translation>
        </message>
        <message>
            <source>Edit a unit</source>
            <translation>Edit a unit</translation>
        </message>
        <message>
            <source>Add a unit</source>
            <translation>Add a unit</translation>
        </message>
        <message>
            <source>Intake post</source>
            <translation>Intake post</translation>
        </message>
        <message>
            <source>Command post</source>
            <translation>Command post</translation>
        </message>
        <message>
            <source>Enforcement coordination post</source>
            <translation>Enforcement coordination post</translation>
        </message>
        <message>
            <source>Shift leader</source>
            <translation>Shift leader</translation>
        </message>
        <message>
            <source>Deputy director</source>
            <translation>Deputy director</translation>
        </message>
        <message>
            <source>Director</source>
            <translation>Director</translation>
        </message>
        <message>
            <source>Head of an office</source>
            <translation>Head of an office</translation>
        </message>
        <message>
            <source>Clerk of an office</source>
            <translation>Clerk of an office</translation>
        </message>
        <message>
            <source>Enforcement officer</source>
            <translation>Enforcement officer</translation>
        </message>
        <message>
            <source>Village and grid</source>
            <translation>Village and grid</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>System administrator</source>
            <translation>System administrator</translation>
        </message>
        <message>
            <source>Security administrator</source>
            <translation>Security administrator</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Special body</source>
            <translation>Special body</translation>
        </message>
        <message>
            <source>Enforcement team</source>
            <translation>Enforcement team</translation>
        </message>
        <message>
            <source>Service centre</source>
            <translation>Service centre</translation>
        </message>
        <message>
            <source>County's outpost</source>
            <translation>County's outpost</translation>
        </message>
        <message>
            <source>Village or community</source>
            <translation>Village or community</translation>
        </message>
        <message>
            <source>County body</source>
            <translation>County body</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Named case by case</source>
            <translation>Named case by case</translation>
        </message>
        <message>
            <source>on duty</source>
            <translation>on duty</translation>
        </message>
        <message>
            <source>resting</source>
            <translation>resting</translation>
        </message>
        <message>
            <source>on leave</source>
            <translation>on leave</translation>
        </message>
        <message>
            <source>lent out</source>
            <translation>lent out</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>not registered</translation>
        </message>
        <message>
            <source>on the way</source>
            <translation>on the way</translation>
        </message>
        <message>
            <source>at work there</source>
            <translation>at work there</translation>
        </message>
        <message>
            <source>left</source>
            <translation>left</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>Posted</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>Dedicated</source>
            <translation>Dedicated</translation>
        </message>
        <message>
            <source>Open events carried</source>
            <translation>Open events carried</translation>
        </message>
        <message>
            <source>Partner A/B</source>
            <translation>Partner A/B</translation>
        </message>
        <message>
            <source>Duty group</source>
            <translation>Duty group</translation>
        </message>
        <message>
            <source>Telephone, masked</source>
            <translation>Telephone, masked</translation>
        </message>
        <message>
            <source>Retired</source>
            <translation>Retired</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Initials</source>
            <translation>Initials</translation>
        </message>
        <message>
            <source>Fields of competence</source>
            <translation>Fields of competence</translation>
        </message>
        <message>
            <source>Kind of staff</source>
            <translation>Kind of staff</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>Villages</translation>
        </message>
        <message>
            <source>Grids</source>
            <translation>Grids</translation>
        </message>
        <message>
            <source>Other columns</source>
            <translation>Other columns</translation>
        </message>
        <message>
            <source>Invented for the demo</source>
            <translation>Invented for the demo</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Short name</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Head</translation>
        </message>
        <message>
            <source>Other names</source>
            <translation>Other names</translation>
        </message>
        <message>
            <source>Post in the room</source>
            <translation>Post in the room</translation>
        </message>
        <message>
            <source>Held by</source>
            <translation>Held by</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Seats</translation>
        </message>
        <message>
            <source>Whole post</source>
            <translation>Whole post</translation>
        </message>
        <message>
            <source>Duties</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Requirements</source>
            <translation>Requirements</translation>
        </message>
        <message>
            <source>Matters fixed to it</source>
            <translation>Matters fixed to it</translation>
        </message>
        <message>
            <source>Issued on</source>
            <translation>Issued on</translation>
        </message>
        <message>
            <source>Longitude</source>
            <translation>Longitude</translation>
        </message>
        <message>
            <source>Latitude</source>
            <translation>Latitude</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>expired</translation>
        </message>
        <message>
            <source>none: assists only</source>
            <translation>none: assists only</translation>
        </message>
        <message>
            <source>{n} days left</source>
            <translation>{n} days left</translation>
        </message>
        <message>
            <source>{day} ({n} days left)</source>
            <translation>{day} ({n} days left)</translation>
        </message>
        <message>
            <source>{day} (expired {n} days ago)</source>
            <translation>{day} (expired {n} days ago)</translation>
        </message>
    </context>
    <context>
        <name>RosterFigures</name>
        <message>
            <source>On the roster</source>
            <translation>On the roster</translation>
        </message>
        <message>
            <source>Dedicated to the room</source>
            <translation>Dedicated to the room</translation>
        </message>
        <message>
            <source>Posted by county departments</source>
            <translation>Posted by county departments</translation>
        </message>
        <message>
            <source>On duty today</source>
            <translation>On duty today</translation>
        </message>
        <message>
            <source>Certificates running out</source>
            <translation>Certificates running out</translation>
        </message>
        <message>
            <source>active persons</source>
            <translation>active persons</translation>
        </message>
        <message>
            <source>guide: {least} to {most}</source>
            <translation>guide: {least} to {most}</translation>
        </message>
        <message>
            <source>led here, on county books</source>
            <translation>led here, on county books</translation>
        </message>
        <message>
            <source>{n} not registered today</source>
            <translation>{n} not registered today</translation>
        </message>
        <message>
            <source>{n} expired: may not lead</source>
            <translation>{n} expired: may not lead</translation>
        </message>
        <message>
            <source>within 90 days</source>
            <translation>within 90 days</translation>
        </message>
    </context>
    <context>
        <name>RosterFilters</name>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Units</translation>
        </message>
        <message>
            <source>Headcount</source>
            <translation>Headcount</translation>
        </message>
        <message>
            <source>Posts</source>
            <translation>Posts</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>Cards</translation>
        </message>
        <message>
            <source>Table or cards</source>
            <translation>Table or cards</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Import…</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>All units</source>
            <translation>All units</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>with those who left</source>
            <translation>with those who left</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Everybody</translation>
        </message>
        <message>
            <source>Dedicated</source>
            <translation>Dedicated</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>Posted</translation>
        </message>
        <message>
            <source>Certificate running out</source>
            <translation>Certificate running out</translation>
        </message>
        <message>
            <source>Away today</source>
            <translation>Away today</translation>
        </message>
        <message>
            <source>On the way or at work</source>
            <translation>On the way or at work</translation>
        </message>
        <message>
            <source>To be settled</source>
            <translation>To be settled</translation>
        </message>
        <message>
            <source>{n} units</source>
            <translation>{n} units</translation>
        </message>
        <message>
            <source>{n} persons</source>
            <translation>{n} persons</translation>
        </message>
    </context>
    <context>
        <name>RosterLists</name>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Units</translation>
        </message>
    </context>
    <context>
        <name>RosterPage</name>
        <message>
            <source>Persons, units, headcount or posts</source>
            <translation>Persons, units, headcount or posts</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>On duty today</source>
            <translation>On duty today</translation>
        </message>
        <message>
            <source>Resting today</source>
            <translation>Resting today</translation>
        </message>
        <message>
            <source>On leave today</source>
            <translation>On leave today</translation>
        </message>
        <message>
            <source>A person's file</source>
            <translation>A person's file</translation>
        </message>
        <message>
            <source>Table or cards</source>
            <translation>Table or cards</translation>
        </message>
        <message>
            <source>The roster of an earlier day</source>
            <translation>The roster of an earlier day</translation>
        </message>
        <message>
            <source>Import a staff list</source>
            <translation>Import a staff list</translation>
        </message>
        <message>
            <source>Status board on the second screen</source>
            <translation>Status board on the second screen</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>edit</translation>
        </message>
        <message>
            <source>add</source>
            <translation>add</translation>
        </message>
        <message>
            <source>on duty, resting, on leave</source>
            <translation>on duty, resting, on leave</translation>
        </message>
        <message>
            <source>table or cards</source>
            <translation>table or cards</translation>
        </message>
        <message>
            <source>persons, units, headcount, posts</source>
            <translation>persons, units, headcount, posts</translation>
        </message>
        <message>
            <source>an earlier day</source>
            <translation>an earlier day</translation>
        </message>
        <message>
            <source>Persons and units</source>
            <translation>Persons and units</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>up, down</translation>
        </message>
        <message>
            <source>search</source>
            <translation>search</translation>
        </message>
        <message>
            <source>Search name, initials, unit, post</source>
            <translation>Search name, initials, unit, post</translation>
        </message>
        <message>
            <source>Status board</source>
            <translation>Status board</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>Add a person</translation>
        </message>
        <message>
            <source>Nobody fits these filters</source>
            <translation>Nobody fits these filters</translation>
        </message>
        <message>
            <source>No unit fits these filters</source>
            <translation>No unit fits these filters</translation>
        </message>
        <message>
            <source>Nobody was on the roster on that day</source>
            <translation>Nobody was on the roster on that day</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Clear the filters</translation>
        </message>
        <message>
            <source>Add a unit</source>
            <translation>Add a unit</translation>
        </message>
        <message>
            <source>Add a post</source>
            <translation>Add a post</translation>
        </message>
    </context>
    <context>
        <name>RosterPanel</name>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>File…</translation>
        </message>
        <message>
            <source>Take off the roster</source>
            <translation>Take off the roster</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Nobody chosen</source>
            <translation>Nobody chosen</translation>
        </message>
        <message>
            <source>Put back on the roster</source>
            <translation>Put back on the roster</translation>
        </message>
        <message>
            <source>Closed in 90 days</source>
            <translation>Closed in 90 days</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
        <message>
            <source>Take out of use</source>
            <translation>Take out of use</translation>
        </message>
        <message>
            <source>Put back in use</source>
            <translation>Put back in use</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>May lead an event</source>
            <translation>May lead an event</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>vacant</source>
            <translation>vacant</translation>
        </message>
        <message>
            <source>Have / rule</source>
            <translation>Have / rule</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>What it says</translation>
        </message>
        <message>
            <source>Entered, {n} fields</source>
            <translation>Entered, {n} fields</translation>
        </message>
        <message>
            <source>As shipped, nothing changed</source>
            <translation>As shipped, nothing changed</translation>
        </message>
        <message>
            <source>The changes cannot be read now.</source>
            <translation>The changes cannot be read now.</translation>
        </message>
    </context>
    <context>
        <name>Rota</name>
        <message>
            <source>Duty rota</source>
            <translation>Duty rota</translation>
        </message>
        <message>
            <source>The week before gives nothing for what is empty.</source>
            <translation>The week before gives nothing for what is empty.</translation>
        </message>
        <message>
            <source>{n} changes in the rota</source>
            <translation>{n} changes in the rota</translation>
        </message>
        <message>
            <source>{n} days copied</source>
            <translation>{n} days copied</translation>
        </message>
        <message>
            <source>{n} turns saved</source>
            <translation>{n} turns saved</translation>
        </message>
        <message>
            <source>Nothing in the rota to take back.</source>
            <translation>Nothing in the rota to take back.</translation>
        </message>
        <message>
            <source>Day off</source>
            <translation>Day off</translation>
        </message>
        <message>
            <source>Name of a person</source>
            <translation>Name of a person</translation>
        </message>
        <message>
            <source>A rota as a table</source>
            <translation>A rota as a table</translation>
        </message>
        <message>
            <source>{n} turns imported</source>
            <translation>{n} turns imported</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Saved as {file}</source>
            <translation>Saved as {file}</translation>
        </message>
        <message>
            <source>No shift was handed over yet.</source>
            <translation>No shift was handed over yet.</translation>
        </message>
        <message>
            <source>{at} {out} to {taker}: waits for the second signature</source>
            <translation>{at} {out} to {taker}: waits for the second signature</translation>
        </message>
        <message>
            <source>{at} {out} to {taker}: both signed, {n} promises</source>
            <translation>{at} {out} to {taker}: both signed, {n} promises</translation>
        </message>
        <message>
            <source>{asker} asks {partner} to take over {mine}</source>
            <translation>{asker} asks {partner} to take over {mine}</translation>
        </message>
        <message>
            <source>{asker} ({mine}) with {partner} ({other})</source>
            <translation>{asker} ({mine}) with {partner} ({other})</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>Mon</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>Tue</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Wed</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Thu</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>Fri</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>Sat</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>Sun</translation>
        </message>
        <message>
            <source>make-up day</source>
            <translation>make-up day</translation>
        </message>
        <message>
            <source>next day {time}</source>
            <translation>next day {time}</translation>
        </message>
    </context>
    <context>
        <name>RotaPage</name>
        <message>
            <source>Earlier days</source>
            <translation>Earlier days</translation>
        </message>
        <message>
            <source>Later days</source>
            <translation>Later days</translation>
        </message>
        <message>
            <source>Back to today</source>
            <translation>Back to today</translation>
        </message>
        <message>
            <source>Fill the rota by rule</source>
            <translation>Fill the rota by rule</translation>
        </message>
        <message>
            <source>Save the proposal</source>
            <translation>Save the proposal</translation>
        </message>
        <message>
            <source>Hand the shift over or take it over</source>
            <translation>Hand the shift over or take it over</translation>
        </message>
        <message>
            <source>Report what is the matter today</source>
            <translation>Report what is the matter today</translation>
        </message>
        <message>
            <source>Ask for a swap of duty</source>
            <translation>Ask for a swap of duty</translation>
        </message>
        <message>
            <source>Repeat the week before</source>
            <translation>Repeat the week before</translation>
        </message>
        <message>
            <source>Import a rota from a table</source>
            <translation>Import a rota from a table</translation>
        </message>
        <message>
            <source>Save the rota as a table</source>
            <translation>Save the rota as a table</translation>
        </message>
        <message>
            <source>Save the rota to print</source>
            <translation>Save the rota to print</translation>
        </message>
        <message>
            <source>Undo in the rota</source>
            <translation>Undo in the rota</translation>
        </message>
        <message>
            <source>Duty rota</source>
            <translation>Duty rota</translation>
        </message>
        <message>
            <source>Search name, initials, unit</source>
            <translation>Search name, initials, unit</translation>
        </message>
        <message>
            <source>move</source>
            <translation>move</translation>
        </message>
        <message>
            <source>edit, or just type</source>
            <translation>edit, or just type</translation>
        </message>
        <message>
            <source>clear</source>
            <translation>clear</translation>
        </message>
        <message>
            <source>copy, paste</source>
            <translation>copy, paste</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>exchange</translation>
        </message>
        <message>
            <source>swap</source>
            <translation>swap</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>undo</translation>
        </message>
        <message>
            <source>hand over</source>
            <translation>hand over</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Earlier</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Week</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Days shown</source>
            <translation>Days shown</translation>
        </message>
        <message>
            <source>By post</source>
            <translation>By post</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>By person</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Rows</translation>
        </message>
        <message>
            <source>Fill by rule</source>
            <translation>Fill by rule</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Rota</source>
            <translation>Rota</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Staff: who is there on these days</source>
            <translation>Staff: who is there on these days</translation>
        </message>
        <message>
            <source>Nobody fits what was typed</source>
            <translation>Nobody fits what was typed</translation>
        </message>
        <message>
            <source>Show everybody</source>
            <translation>Show everybody</translation>
        </message>
        <message>
            <source>{month}/{year}</source>
            <translation>{month}/{year}</translation>
        </message>
        <message>
            <source>Empty within {hours} hours</source>
            <translation>Empty within {hours} hours</translation>
        </message>
        <message>
            <source>{first} to {last}; the roster is due on {due}, {n} places are empty</source>
            <translation>{first} to {last}; the roster is due on {due}, {n} places are empty</translation>
        </message>
        <message>
            <source>{name}: the roster is overdue</source>
            <translation>{name}: the roster is overdue</translation>
        </message>
        <message>
            <source>{name} is near</source>
            <translation>{name} is near</translation>
        </message>
        <message>
            <source>{post}: {n:g} apart</source>
            <translation>{post}: {n:g} apart</translation>
        </message>
        <message>
            <source>{n} turns proposed by rule; nothing is saved yet</source>
            <translation>{n} turns proposed by rule; nothing is saved yet</translation>
        </message>
        <message>
            <source>{n} stay empty: nobody may</source>
            <translation>{n} stay empty: nobody may</translation>
        </message>
        <message>
            <source>Most and least carried this year</source>
            <translation>Most and least carried this year</translation>
        </message>
        <message>
            <source>carried this year before: {n:g}</source>
            <translation>carried this year before: {n:g}</translation>
        </message>
    </context>
    <context>
        <name>RotaPanel</name>
        <message>
            <source>Hand over</source>
            <translation>Hand over</translation>
        </message>
        <message>
            <source>All is well</source>
            <translation>All is well</translation>
        </message>
        <message>
            <source>Report a matter…</source>
            <translation>Report a matter…</translation>
        </message>
        <message>
            <source>Ask for a swap…</source>
            <translation>Ask for a swap…</translation>
        </message>
        <message>
            <source>Leave…</source>
            <translation>Leave…</translation>
        </message>
        <message>
            <source>Lend out…</source>
            <translation>Lend out…</translation>
        </message>
        <message>
            <source>Duty today</source>
            <translation>Duty today</translation>
        </message>
        <message>
            <source>Hand-over</source>
            <translation>Hand-over</translation>
        </message>
        <message>
            <source>Swaps of duty</source>
            <translation>Swaps of duty</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>nobody</translation>
        </message>
        <message>
            <source>{on} on duty, {off} resting, {leave} on leave, {lent} lent out, {unknown} not registered</source>
            <translation>{on} on duty, {off} resting, {leave} on leave, {lent} lent out, {unknown} not registered</translation>
        </message>
        <message>
            <source>Today is not reported yet</source>
            <translation>Today is not reported yet</translation>
        </message>
        <message>
            <source>all is well</source>
            <translation>all is well</translation>
        </message>
        <message>
            <source>Reported {at} {name}: {what}</source>
            <translation>Reported {at} {name}: {what}</translation>
        </message>
        <message>
            <source>Add to the report…</source>
            <translation>Add to the report…</translation>
        </message>
        <message>
            <source>{total} open, {red} of them overdue</source>
            <translation>{total} open, {red} of them overdue</translation>
        </message>
        <message>
            <source>No day chosen</source>
            <translation>No day chosen</translation>
        </message>
    </context>
    <context>
        <name>RotaTable</name>
        <message>
            <source>off</source>
            <comment>a day off in the rota</comment>
            <translation>off</translation>
        </message>
        <message>
            <source>leave</source>
            <comment>in a cell of the rota</comment>
            <translation>leave</translation>
        </message>
        <message>
            <source>lent</source>
            <comment>in a cell of the rota</comment>
            <translation>lent</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>empty</translation>
        </message>
    </context>
    <context>
        <name>RuleChangesSection</name>
        <message>
            <source>Approve…</source>
            <translation>Approve…</translation>
        </message>
        <message>
            <source>Decline…</source>
            <translation>Decline…</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>Limits, categories, office hours and weights: the security administrator proposes, a leader confirms; what a leader changes by the own hand is confirmed with that. All of it stands in the journal, for the auditor as well.</source>
            <translation>Limits, categories, office hours and weights: the security administrator proposes, a leader confirms; what a leader changes by the own hand is confirmed with that. All of it stands in the journal, for the auditor as well.</translation>
        </message>
        <message>
            <source>Proposed changes</source>
            <translation>Proposed changes</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Proposed</translation>
        </message>
        <message>
            <source>By</source>
            <translation>By</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Standing</source>
            <translation>Standing</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>approved</translation>
        </message>
        <message>
            <source>declined</source>
            <translation>declined</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>taken back</translation>
        </message>
        <message>
            <source>No change of the rules was proposed.</source>
            <translation>No change of the rules was proposed.</translation>
        </message>
        <message>
            <source>To limits and calendar</source>
            <translation>To limits and calendar</translation>
        </message>
        <message>
            <source>acceptance</source>
            <translation>acceptance</translation>
        </message>
        <message>
            <source>dispatch</source>
            <translation>dispatch</translation>
        </message>
        <message>
            <source>verification</source>
            <translation>verification</translation>
        </message>
        <message>
            <source>handling</source>
            <translation>handling</translation>
        </message>
        <message>
            <source>leading unit</source>
            <translation>leading unit</translation>
        </message>
        <message>
            <source>urgency</source>
            <translation>urgency</translation>
        </message>
        <message>
            <source>secrecy</source>
            <translation>secrecy</translation>
        </message>
        <message>
            <source>remark</source>
            <translation>remark</translation>
        </message>
        <message>
            <source>value</source>
            <translation>value</translation>
        </message>
        <message>
            <source>limits</source>
            <translation>limits</translation>
        </message>
        <message>
            <source>yellow from</source>
            <translation>yellow from</translation>
        </message>
        <message>
            <source>office hours</source>
            <translation>office hours</translation>
        </message>
        <message>
            <source>out of use</source>
            <translation>out of use</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>Reason: {reason}</source>
            <translation>Reason: {reason}</translation>
        </message>
        <message>
            <source>{status} by {name}, {moment}</source>
            <translation>{status} by {name}, {moment}</translation>
        </message>
        <message>
            <source>It holds from now on; what was decided before stays as it was.</source>
            <translation>It holds from now on; what was decided before stays as it was.</translation>
        </message>
        <message>
            <source>Approve this change of rules?</source>
            <translation>Approve this change of rules?</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Approve</translation>
        </message>
        <message>
            <source>Decline this change of rules</source>
            <translation>Decline this change of rules</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Decline</translation>
        </message>
        <message>
            <source>The change of rules is in force.</source>
            <translation>The change of rules is in force.</translation>
        </message>
        <message>
            <source>The proposal is over.</source>
            <translation>The proposal is over.</translation>
        </message>
    </context>
    <context>
        <name>RuleWatch</name>
        <message>
            <source>{count} changes of rules wait for your answer.</source>
            <translation>{count} changes of rules wait for your answer.</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Look at them</translation>
        </message>
    </context>
    <context>
        <name>RulingDialog</name>
        <message>
            <source>Rule on an appeal</source>
            <translation>Rule on an appeal</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Rule</translation>
        </message>
        <message>
            <source>Appeal of</source>
            <translation>Appeal of</translation>
        </message>
        <message>
            <source>upheld</source>
            <translation>upheld</translation>
        </message>
        <message>
            <source>dismissed</source>
            <translation>dismissed</translation>
        </message>
        <message>
            <source>Ruling</source>
            <translation>Ruling</translation>
        </message>
        <message>
            <source>A ruling changes no result: put right what is upheld (exempt the event, give points), then correct.</source>
            <translation>A ruling changes no result: put right what is upheld (exempt the event, give points), then correct.</translation>
        </message>
        <message>
            <source>Grounds of the ruling</source>
            <translation>Grounds of the ruling</translation>
        </message>
    </context>
    <context>
        <name>RunningSection</name>
        <message>
            <source>Stay in the tray when the window is closed</source>
            <translation>Stay in the tray when the window is closed</translation>
        </message>
        <message>
            <source>Start with the system, in the tray</source>
            <translation>Start with the system, in the tray</translation>
        </message>
        <message>
            <source>Supervision, copies and exchange go on while nobody is signed in or looks.</source>
            <translation>Supervision, copies and exchange go on while nobody is signed in or looks.</translation>
        </message>
        <message>
            <source>in the Run key of Windows</source>
            <translation>in the Run key of Windows</translation>
        </message>
        <message>
            <source>in the autostart folder</source>
            <translation>in the autostart folder</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>This machine</translation>
        </message>
        <message>
            <source>Window closed</source>
            <translation>Window closed</translation>
        </message>
        <message>
            <source>from the next start on</source>
            <translation>from the next start on</translation>
        </message>
        <message>
            <source>System start</source>
            <translation>System start</translation>
        </message>
        <message>
            <source>Open the jobs</source>
            <translation>Open the jobs</translation>
        </message>
        <message>
            <source>Periodic jobs</source>
            <translation>Periodic jobs</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Jobs</translation>
        </message>
        <message>
            <source>When each ran last and comes next, how it went, and doing one now.</source>
            <translation>When each ran last and comes next, how it went, and doing one now.</translation>
        </message>
        <message>
            <source>The desk stays in the tray</source>
            <translation>The desk stays in the tray</translation>
        </message>
        <message>
            <source>The desk ends with its window</source>
            <translation>The desk ends with its window</translation>
        </message>
        <message>
            <source>The desk starts with the system</source>
            <translation>The desk starts with the system</translation>
        </message>
        <message>
            <source>The desk is started by hand</source>
            <translation>The desk is started by hand</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
    </context>
    <context>
        <name>SeasonDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Office hours</source>
            <translation>Office hours</translation>
        </message>
        <message>
            <source>several spans with commas</source>
            <translation>several spans with commas</translation>
        </message>
        <message>
            <source>From (month-day)</source>
            <translation>From (month-day)</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message>
            <source>PDF, to read and to print</source>
            <translation>PDF, to read and to print</translation>
        </message>
        <message>
            <source>Word document (DOCX)</source>
            <translation>Word document (DOCX)</translation>
        </message>
        <message>
            <source>Workbook with the lists (XLSX)</source>
            <translation>Workbook with the lists (XLSX)</translation>
        </message>
        <message>
            <source>Web page (HTML)</source>
            <translation>Web page (HTML)</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Saved: {file}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>About</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Appearance</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Categories</translation>
        </message>
        <message>
            <source>Limits and calendar</source>
            <translation>Limits and calendar</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Warnings</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>Encryption</translation>
        </message>
        <message>
            <source>Print and forms</source>
            <translation>Print and forms</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Playbooks</source>
            <translation>Playbooks</translation>
        </message>
        <message>
            <source>Dispatch weights</source>
            <translation>Dispatch weights</translation>
        </message>
        <message>
            <source>Changes of rules</source>
            <translation>Changes of rules</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Running</translation>
        </message>
        <message>
            <source>Alerts and sounds</source>
            <translation>Alerts and sounds</translation>
        </message>
        <message>
            <source>Wall</source>
            <translation>Wall</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Sections</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>Find a setting</source>
            <translation>Find a setting</translation>
        </message>
        <message>
            <source>the whole section</source>
            <translation>the whole section</translation>
        </message>
        <message>
            <source>to what was found</source>
            <translation>to what was found</translation>
        </message>
        <message>
            <source>show it</source>
            <translation>show it</translation>
        </message>
        <message>
            <source>all sections</source>
            <translation>all sections</translation>
        </message>
        <message>
            <source>section</source>
            <translation>section</translation>
        </message>
        <message>
            <source>into it</source>
            <translation>into it</translation>
        </message>
        <message>
            <source>find</source>
            <translation>find</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>undo</translation>
        </message>
    </context>
    <context>
        <name>SeverityChip</name>
        <message>
            <source>Severity: {level}</source>
            <translation>Severity: {level}</translation>
        </message>
    </context>
    <context>
        <name>SheetDialog</name>
        <message>
            <source>Supervise {count} events</source>
            <translation>Supervise {count} events</translation>
        </message>
        <message>
            <source>Blue, a reminder</source>
            <translation>Blue, a reminder</translation>
        </message>
        <message>
            <source>Orange, a warning</source>
            <translation>Orange, a warning</translation>
        </message>
        <message>
            <source>Red, a grave warning</source>
            <translation>Red, a grave warning</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Past its limit: say why, and when it will be done.</source>
            <translation>Past its limit: say why, and when it will be done.</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>Requirement</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>and {n} more</translation>
        </message>
        <message>
            <source>Say what is to be done, in at most {limit} characters.</source>
            <translation>Say what is to be done, in at most {limit} characters.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Find a key or a deed</source>
            <translation>Find a key or a deed</translation>
        </message>
        <message>
            <source>Single letters act in lists and details only; they can be switched off in the settings.</source>
            <translation>Single letters act in lists and details only; they can be switched off in the settings.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Suggested units</source>
            <translation>Suggested units</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Limits</translation>
        </message>
        <message>
            <source>Similar events</source>
            <translation>Similar events</translation>
        </message>
        <message>
            <source>Not known yet</source>
            <translation>Not known yet</translation>
        </message>
        <message>
            <source>Describe the matter or choose a category.</source>
            <translation>Describe the matter or choose a category.</translation>
        </message>
        <message>
            <source>Follow the category.</source>
            <translation>Follow the category.</translation>
        </message>
        <message>
            <source>{unit} (lead)</source>
            <translation>{unit} (lead)</translation>
        </message>
        <message>
            <source>{units} (cooperating)</source>
            <translation>{units} (cooperating)</translation>
        </message>
        <message>
            <source>Counted from now by the working calendar; point at a line to see how.</source>
            <translation>Counted from now by the working calendar; point at a line to see how.</translation>
        </message>
        <message>
            <source>{count} of this category closed by this unit in the last 90 days</source>
            <translation>{count} of this category closed by this unit in the last 90 days</translation>
        </message>
        <message>
            <source>None in the last 7 days.</source>
            <translation>None in the last 7 days.</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>Dispatch</translation>
        </message>
        <message>
            <source>Handle</source>
            <translation>Handle</translation>
        </message>
        <message>
            <source>List item {code} {name}</source>
            <translation>List item {code} {name}</translation>
        </message>
        <message>
            <source>confidential: closed from its registration on</source>
            <translation>confidential: closed from its registration on</translation>
        </message>
        <message>
            <source>limits after {basis}</source>
            <translation>limits after {basis}</translation>
        </message>
    </context>
    <context>
        <name>SideHead</name>
        <message>
            <source>{who}, seat {seat}, {moment}</source>
            <translation>{who}, seat {seat}, {moment}</translation>
        </message>
        <message>
            <source>Keep {mark}</source>
            <translation>Keep {mark}</translation>
        </message>
        <message>
            <source>✓ kept</source>
            <translation>✓ kept</translation>
        </message>
        <message>
            <source>✕ let go</source>
            <translation>✕ let go</translation>
        </message>
        <message>
            <source>● in effect until it is settled</source>
            <translation>● in effect until it is settled</translation>
        </message>
        <message>
            <source>○ waits</source>
            <translation>○ waits</translation>
        </message>
    </context>
    <context>
        <name>Sides</name>
        <message>
            <source>Open the event</source>
            <translation>Open the event</translation>
        </message>
        <message>
            <source>Conflict at {number}</source>
            <translation>Conflict at {number}</translation>
        </message>
        <message>
            <source>Settled.</source>
            <translation>Settled.</translation>
        </message>
        <message>
            <source>Settled by {who}, {moment}.</source>
            <translation>Settled by {who}, {moment}.</translation>
        </message>
        <message>
            <source>≠ differs</source>
            <translation>≠ differs</translation>
        </message>
        <message>
            <source>= same</source>
            <translation>= same</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Sign in</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Name, unit or pinyin initials</source>
            <translation>Name, unit or pinyin initials</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>New password</translation>
        </message>
        <message>
            <source>New password once more</source>
            <translation>New password once more</translation>
        </message>
        <message>
            <source>Rescue code</source>
            <translation>Rescue code</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Close the window</translation>
        </message>
        <message>
            <source>Choose the first password</source>
            <translation>Choose the first password</translation>
        </message>
        <message>
            <source>The seat is locked</source>
            <translation>The seat is locked</translation>
        </message>
        <message>
            <source>This is the first password, shown this once; the code is void. Choose another password now.</source>
            <translation>This is the first password, shown this once; the code is void. Choose another password now.</translation>
        </message>
        <message>
            <source>When who keeps the accounts has lost the password: the sealed code gives a first password, once. Wrong codes wait as wrong passwords do.</source>
            <translation>When who keeps the accounts has lost the password: the sealed code gives a first password, once. Wrong codes wait as wrong passwords do.</translation>
        </message>
        <message>
            <source>Nobody has an account in this room yet. Who keeps the accounts begins, and gives the others theirs.</source>
            <translation>Nobody has an account in this room yet. Who keeps the accounts begins, and gives the others theirs.</translation>
        </message>
        <message>
            <source>A room for practice: whoever sits down signs in without a password.</source>
            <translation>A room for practice: whoever sits down signs in without a password.</translation>
        </message>
        <message>
            <source>Every deed is written down under the name of who signs in. What was open stays as it was.</source>
            <translation>Every deed is written down under the name of who signs in. What was open stays as it was.</translation>
        </message>
        <message>
            <source>At least {least} characters, better {advised} or more; nothing that is easily guessed.</source>
            <translation>At least {least} characters, better {advised} or more; nothing that is easily guessed.</translation>
        </message>
        <message>
            <source>At least {least} characters out of {classes} classes: capital and small letters, digits, signs.</source>
            <translation>At least {least} characters out of {classes} classes: capital and small letters, digits, signs.</translation>
        </message>
        <message>
            <source>Back to the password</source>
            <translation>Back to the password</translation>
        </message>
        <message>
            <source>Rescue code…</source>
            <translation>Rescue code…</translation>
        </message>
        <message>
            <source>Take the code</source>
            <translation>Take the code</translation>
        </message>
        <message>
            <source>Change and sign in</source>
            <translation>Change and sign in</translation>
        </message>
        <message>
            <source>Too many wrong passwords; the next try is open in {minutes}:{seconds:02d}.</source>
            <translation>Too many wrong passwords; the next try is open in {minutes}:{seconds:02d}.</translation>
        </message>
        <message>
            <source>The new password was not typed the same twice.</source>
            <translation>The new password was not typed the same twice.</translation>
        </message>
        <message>
            <source>Nobody of this name can sign in here.</source>
            <translation>Nobody of this name can sign in here.</translation>
        </message>
    </context>
    <context>
        <name>SimilarRow</name>
        <message>
            <source>{percent} % alike</source>
            <translation>{percent} % alike</translation>
        </message>
    </context>
    <context>
        <name>SoundsSection</name>
        <message>
            <source>A short tone for alerts of the first class</source>
            <translation>A short tone for alerts of the first class</translation>
        </message>
        <message>
            <source>Say on the desktop that something rings; it names nobody</source>
            <translation>Say on the desktop that something rings; it names nobody</translation>
        </message>
        <message>
            <source>This seat</source>
            <translation>This seat</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Tone</translation>
        </message>
        <message>
            <source>Desktop</source>
            <translation>Desktop</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Comes as</source>
            <translation>Comes as</translation>
        </message>
        <message>
            <source>Unacknowledged</source>
            <translation>Unacknowledged</translation>
        </message>
        <message>
            <source>Aim</source>
            <translation>Aim</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Last 30 days</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>After the practice of alarm management (EEMUA 191, ISA-18.2): the first class stays rare.</source>
            <translation>After the practice of alarm management (EEMUA 191, ISA-18.2): the first class stays rare.</translation>
        </message>
        <message>
            <source>The room's policy</source>
            <translation>The room's policy</translation>
        </message>
        <message>
            <source>Change the rules…</source>
            <translation>Change the rules…</translation>
        </message>
        <message>
            <source>Tone on</source>
            <translation>Tone on</translation>
        </message>
        <message>
            <source>Tone off</source>
            <translation>Tone off</translation>
        </message>
        <message>
            <source>Notes on the desktop on</source>
            <translation>Notes on the desktop on</translation>
        </message>
        <message>
            <source>Notes on the desktop off</source>
            <translation>Notes on the desktop off</translation>
        </message>
        <message>
            <source>Quiet hours {start}–{end} and days of rest: ordinary reminders wait, urgent ones do not.</source>
            <translation>Quiet hours {start}–{end} and days of rest: ordinary reminders wait, urgent ones do not.</translation>
        </message>
        <message>
            <source>More than {n} alerts within {minutes} minutes become one card; the first class still comes alone.</source>
            <translation>More than {n} alerts within {minutes} minutes become one card; the first class still comes alone.</translation>
        </message>
        <message>
            <source>Muting takes a reason and ends after at most {n} minutes; the first class is never muted.</source>
            <translation>Muting takes a reason and ends after at most {n} minutes; the first class is never muted.</translation>
        </message>
        <message>
            <source>banner and tone</source>
            <translation>banner and tone</translation>
        </message>
        <message>
            <source>card at the edge</source>
            <translation>card at the edge</translation>
        </message>
        <message>
            <source>counted only</source>
            <translation>counted only</translation>
        </message>
        <message>
            <source>all seats</source>
            <translation>all seats</translation>
        </message>
        <message>
            <source>leader's telephone</source>
            <translation>leader's telephone</translation>
        </message>
        <message>
            <source>shift leader</source>
            <translation>shift leader</translation>
        </message>
        <message>
            <source>after {n} s {who}</source>
            <translation>after {n} s {who}</translation>
        </message>
    </context>
    <context>
        <name>SpanHoursDialog</name>
        <message>
            <source>When the week's paper is made</source>
            <translation>When the week's paper is made</translation>
        </message>
        <message>
            <source>When the month's paper is made</source>
            <translation>When the month's paper is made</translation>
        </message>
        <message>
            <source>Day of the next week</source>
            <translation>Day of the next week</translation>
        </message>
        <message>
            <source>Day of the next month</source>
            <translation>Day of the next month</translation>
        </message>
        <message>
            <source>1 to 28</source>
            <translation>1 to 28</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
    </context>
    <context>
        <name>SpanHoursLine</name>
        <message>
            <source>Change…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>When the paper is made</source>
            <translation>When the paper is made</translation>
        </message>
        <message>
            <source>Made on {day} of the next week at {time}</source>
            <translation>Made on {day} of the next week at {time}</translation>
        </message>
        <message>
            <source>Made on day {day} of the next month at {time}</source>
            <translation>Made on day {day} of the next month at {time}</translation>
        </message>
    </context>
    <context>
        <name>StaffStep</name>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Shift leader</source>
            <translation>Shift leader</translation>
        </message>
        <message>
            <source>Sits at this seat at first</source>
            <translation>Sits at this seat at first</translation>
        </message>
        <message>
            <source>Director</source>
            <translation>Director</translation>
        </message>
        <message>
            <source>Take a staff table…</source>
            <translation>Take a staff table…</translation>
        </message>
        <message>
            <source>xlsx or csv with the columns 姓名, 角色, 单位, 岗位; it stands in place of the two names.</source>
            <translation>xlsx or csv with the columns 姓名, 角色, 单位, 岗位; it stands in place of the two names.</translation>
        </message>
        <message>
            <source>An invented person for every role and every unit is put on the roster.</source>
            <translation>An invented person for every role and every unit is put on the roster.</translation>
        </message>
        <message>
            <source>{file}: {count} persons</source>
            <translation>{file}: {count} persons</translation>
        </message>
        <message>
            <source>Staff table</source>
            <translation>Staff table</translation>
        </message>
    </context>
    <context>
        <name>StartWindow</name>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
        <message>
            <source>The desk cannot open</source>
            <translation>The desk cannot open</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Restore the newest copy</source>
            <translation>Restore the newest copy</translation>
        </message>
        <message>
            <source>Open for reading only</source>
            <translation>Open for reading only</translation>
        </message>
        <message>
            <source>Choose another home…</source>
            <translation>Choose another home…</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copy details</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Home: {home}</source>
            <translation>Home: {home}</translation>
        </message>
        <message>
            <source>Newest copy: {name}</source>
            <translation>Newest copy: {name}</translation>
        </message>
        <message>
            <source>What is there now is put aside, not deleted.</source>
            <translation>What is there now is put aside, not deleted.</translation>
        </message>
        <message>
            <source>Home folder</source>
            <translation>Home folder</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Status bar</source>
            <translation>Status bar</translation>
        </message>
    </context>
    <context>
        <name>StatusBoard</name>
        <message>
            <source>Status of the staff</source>
            <translation>Status of the staff</translation>
        </message>
        <message>
            <source>Reading the roster …</source>
            <translation>Reading the roster …</translation>
        </message>
        <message>
            <source>The roster cannot be read now</source>
            <translation>The roster cannot be read now</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>nobody</translation>
        </message>
        <message>
            <source>Nobody is on the roster yet</source>
            <translation>Nobody is on the roster yet</translation>
        </message>
        <message>
            <source>{n} open</source>
            <translation>{n} open</translation>
        </message>
        <message>
            <source>Blue edge: dedicated to the room, {n}. Teal edge: posted by the county, {m}.</source>
            <translation>Blue edge: dedicated to the room, {n}. Teal edge: posted by the county, {m}.</translation>
        </message>
        <message>
            <source>As of {time}</source>
            <translation>As of {time}</translation>
        </message>
    </context>
    <context>
        <name>StatusPill</name>
        <message>
            <source>State: {state}</source>
            <translation>State: {state}</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Please fill this in.</source>
            <translation>Please fill this in.</translation>
        </message>
    </context>
    <context>
        <name>Stopwatch</name>
        <message>
            <source>Time taken</source>
            <translation>Time taken</translation>
        </message>
        <message>
            <source>Counts from the first key</source>
            <translation>Counts from the first key</translation>
        </message>
        <message>
            <source>Last 50 at this seat: P50 {half} · P90 {ninth}</source>
            <translation>Last 50 at this seat: P50 {half} · P90 {ninth}</translation>
        </message>
        <message>
            <source>Time taken: {time}</source>
            <translation>Time taken: {time}</translation>
        </message>
    </context>
    <context>
        <name>StuckList</name>
        <message>
            <source>To be looked at</source>
            <translation>To be looked at</translation>
        </message>
        <message>
            <source>✓ Nothing is stuck.</source>
            <translation>✓ Nothing is stuck.</translation>
        </message>
    </context>
    <context>
        <name>StuckRow</name>
        <message>
            <source>{count} concerned</source>
            <translation>{count} concerned</translation>
        </message>
        <message>
            <source>for {span}</source>
            <translation>for {span}</translation>
        </message>
    </context>
    <context>
        <name>SummaryKinds</name>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Week</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Paper</translation>
        </message>
    </context>
    <context>
        <name>SummaryPage</name>
        <message>
            <source>Daily summary</source>
            <translation>Daily summary</translation>
        </message>
        <message>
            <source>New today</source>
            <translation>New today</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Closed today</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Past their limit</source>
            <translation>Past their limit</translation>
        </message>
        <message>
            <source>On account</source>
            <translation>On account</translation>
        </message>
        <message>
            <source>Reported up</source>
            <translation>Reported up</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>Red lamps</translation>
        </message>
        <message>
            <source>Yellow lamps</source>
            <translation>Yellow lamps</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>other day</source>
            <translation>other day</translation>
        </message>
        <message>
            <source>The day before</source>
            <translation>The day before</translation>
        </message>
        <message>
            <source>The day after</source>
            <translation>The day after</translation>
        </message>
        <message>
            <source>as of {moment}</source>
            <translation>as of {moment}</translation>
        </message>
        <message>
            <source>{n} more made by other seats while apart; the earlier one counts</source>
            <translation>{n} more made by other seats while apart; the earlier one counts</translation>
        </message>
        <message>
            <source>calendar</source>
            <translation>calendar</translation>
        </message>
        <message>
            <source>rules</source>
            <translation>rules</translation>
        </message>
        <message>
            <source>Nobody has made it yet; the next look of the job will, or the button does it now.</source>
            <translation>Nobody has made it yet; the next look of the job will, or the button does it now.</translation>
        </message>
        <message>
            <source>It is made at {time}, also with nobody signed in; until then this is a draft of the moment.</source>
            <translation>It is made at {time}, also with nobody signed in; until then this is a draft of the moment.</translation>
        </message>
        <message>
            <source>yesterday {n}</source>
            <translation>yesterday {n}</translation>
        </message>
        <message>
            <source>⚠ the board says {n}</source>
            <translation>⚠ the board says {n}</translation>
        </message>
        <message>
            <source>= board ✓</source>
            <translation>= board ✓</translation>
        </message>
    </context>
    <context>
        <name>Supervision</name>
        <message>
            <source>Supervision</source>
            <translation>Supervision</translation>
        </message>
        <message>
            <source>after the second handling</source>
            <translation>after the second handling</translation>
        </message>
        <message>
            <source>call-back</source>
            <translation>call-back</translation>
        </message>
        <message>
            <source>not called yet</source>
            <translation>not called yet</translation>
        </message>
        <message>
            <source>no answer {n}×, again from {time}</source>
            <translation>no answer {n}×, again from {time}</translation>
        </message>
        <message>
            <source>no answer {n}×, call again</source>
            <translation>no answer {n}×, call again</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>Supervise</translation>
        </message>
        <message>
            <source>Red lamps</source>
            <translation>Red lamps</translation>
        </message>
        <message>
            <source>past the limit of their step</source>
            <translation>past the limit of their step</translation>
        </message>
        <message>
            <source>Supervise several</source>
            <translation>Supervise several</translation>
        </message>
        <message>
            <source>No red lamps at present</source>
            <translation>No red lamps at present</translation>
        </message>
        <message>
            <source>See all open events</source>
            <translation>See all open events</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>Urge</translation>
        </message>
        <message>
            <source>Yellow lamps</source>
            <translation>Yellow lamps</translation>
        </message>
        <message>
            <source>little time left for their step</source>
            <translation>little time left for their step</translation>
        </message>
        <message>
            <source>Urge several</source>
            <translation>Urge several</translation>
        </message>
        <message>
            <source>No yellow lamps at present</source>
            <translation>No yellow lamps at present</translation>
        </message>
        <message>
            <source>See what is due next</source>
            <translation>See what is due next</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>Cause</translation>
        </message>
        <message>
            <source>Backlog</source>
            <translation>Backlog</translation>
        </message>
        <message>
            <source>red for more than a day; say why it lies</source>
            <translation>red for more than a day; say why it lies</translation>
        </message>
        <message>
            <source>Nothing lies for more than a day</source>
            <translation>Nothing lies for more than a day</translation>
        </message>
        <message>
            <source>Back to red and yellow</source>
            <translation>Back to red and yellow</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>Call back</translation>
        </message>
        <message>
            <source>ask: is it solved? are you satisfied? what is missing?</source>
            <translation>ask: is it solved? are you satisfied? what is missing?</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>Nobody waits to be called back</source>
            <translation>Nobody waits to be called back</translation>
        </message>
        <message>
            <source>{step} late</source>
            <translation>{step} late</translation>
        </message>
        <message>
            <source>{step} soon</source>
            <translation>{step} soon</translation>
        </message>
        <message>
            <source>not dispatched</source>
            <translation>not dispatched</translation>
        </message>
        <message>
            <source>supervised ×{n}</source>
            <translation>supervised ×{n}</translation>
        </message>
        <message>
            <source>urged ×{n}</source>
            <translation>urged ×{n}</translation>
        </message>
        <message>
            <source>nothing done yet</source>
            <translation>nothing done yet</translation>
        </message>
        <message>
            <source>acknowledged</source>
            <translation>acknowledged</translation>
        </message>
        <message>
            <source>up to {name}</source>
            <translation>up to {name}</translation>
        </message>
        <message>
            <source>no cause given</source>
            <translation>no cause given</translation>
        </message>
    </context>
    <context>
        <name>SupervisionDeeds</name>
        <message>
            <source>Each unit gets one reminder for each of its events; they stand in the events' histories.</source>
            <translation>Each unit gets one reminder for each of its events; they stand in the events' histories.</translation>
        </message>
        <message>
            <source>Urge {count} events?</source>
            <translation>Urge {count} events?</translation>
        </message>
        <message>
            <source>Urge {count} events</source>
            <translation>Urge {count} events</translation>
        </message>
        <message>
            <source>{count} urged</source>
            <translation>{count} urged</translation>
        </message>
        <message>
            <source>{count} sheets signed or proposed</source>
            <translation>{count} sheets signed or proposed</translation>
        </message>
        <message>
            <source>{count} causes kept</source>
            <translation>{count} causes kept</translation>
        </message>
        <message>
            <source>{count} refused: {why}</source>
            <translation>{count} refused: {why}</translation>
        </message>
    </context>
    <context>
        <name>SupervisionPage</name>
        <message>
            <source>Supervise</source>
            <translation>Supervise</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>Urge</translation>
        </message>
        <message>
            <source>Cause of the backlog</source>
            <translation>Cause of the backlog</translation>
        </message>
        <message>
            <source>The reminder arrived</source>
            <translation>The reminder arrived</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>Call back</translation>
        </message>
        <message>
            <source>Nobody answered</source>
            <translation>Nobody answered</translation>
        </message>
        <message>
            <source>Supervision sheet: look, print, save</source>
            <translation>Supervision sheet: look, print, save</translation>
        </message>
        <message>
            <source>Circular…</source>
            <translation>Circular…</translation>
        </message>
        <message>
            <source>Next part of the page</source>
            <translation>Next part of the page</translation>
        </message>
        <message>
            <source>Group by unit</source>
            <translation>Group by unit</translation>
        </message>
        <message>
            <source>Supervision desk</source>
            <translation>Supervision desk</translation>
        </message>
        <message>
            <source>up, down</source>
            <translation>up, down</translation>
        </message>
        <message>
            <source>other column</source>
            <translation>other column</translation>
        </message>
        <message>
            <source>supervise</source>
            <translation>supervise</translation>
        </message>
        <message>
            <source>urge</source>
            <translation>urge</translation>
        </message>
        <message>
            <source>arrived</source>
            <translation>arrived</translation>
        </message>
        <message>
            <source>call back</source>
            <translation>call back</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>mark</source>
            <translation>mark</translation>
        </message>
        <message>
            <source>Red and yellow</source>
            <translation>Red and yellow</translation>
        </message>
        <message>
            <source>Backlog</source>
            <translation>Backlog</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>Urge all</source>
            <translation>Urge all</translation>
        </message>
        <message>
            <source>Urge all ({count})</source>
            <translation>Urge all ({count})</translation>
        </message>
        <message>
            <source>Backlog {count}</source>
            <translation>Backlog {count}</translation>
        </message>
        <message>
            <source>Call back {count}</source>
            <translation>Call back {count}</translation>
        </message>
    </context>
    <context>
        <name>SwapBox</name>
        <message>
            <source>No swap waits.</source>
            <translation>No swap waits.</translation>
        </message>
        <message>
            <source>Swaps of duty</source>
            <translation>Swaps of duty</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>Agree</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Decline</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>Refuse</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Take back</translation>
        </message>
    </context>
    <context>
        <name>SwapDialog</name>
        <message>
            <source>Ask for a swap of duty</source>
            <translation>Ask for a swap of duty</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Ask</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>Name or pinyin initials</translation>
        </message>
        <message>
            <source>My turn</source>
            <translation>My turn</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>Taken by</translation>
        </message>
        <message>
            <source>In return</source>
            <translation>In return</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>The other one agrees, then the leader in charge consents; it lapses after {hours} hours or when a turn begins.</source>
            <translation>The other one agrees, then the leader in charge consents; it lapses after {hours} hours or when a turn begins.</translation>
        </message>
        <message>
            <source>You have no turn in the next 31 days to swap.</source>
            <translation>You have no turn in the next 31 days to swap.</translation>
        </message>
        <message>
            <source>Asked; the other one finds it beside the rota.</source>
            <translation>Asked; the other one finds it beside the rota.</translation>
        </message>
        <message>
            <source>Nothing: the turn is taken over</source>
            <translation>Nothing: the turn is taken over</translation>
        </message>
    </context>
    <context>
        <name>TakenStep</name>
        <message>
            <source>The room is here</source>
            <translation>The room is here</translation>
        </message>
        <message>
            <source>{entries} entries, {events} events, {attachments} attachments</source>
            <translation>{entries} entries, {events} events, {attachments} attachments</translation>
        </message>
        <message>
            <source>Equal to the room that was exported; digest {digest}</source>
            <translation>Equal to the room that was exported; digest {digest}</translation>
        </message>
        <message>
            <source>The journal is equal; this version folds events a little otherwise than the one that wrote it. Digest {digest}</source>
            <translation>The journal is equal; this version folds events a little otherwise than the one that wrote it. Digest {digest}</translation>
        </message>
        <message>
            <source>The data of reporters can be opened.</source>
            <translation>The data of reporters can be opened.</translation>
        </message>
        <message>
            <source>The data of reporters stay sealed: no keys came along, or no pass phrase was given.</source>
            <translation>The data of reporters stay sealed: no keys came along, or no pass phrase was given.</translation>
        </message>
        <message>
            <source>Seat {seat} goes on here. Do not open the home it came from again.</source>
            <translation>Seat {seat} goes on here. Do not open the home it came from again.</translation>
        </message>
    </context>
    <context>
        <name>TemplateDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Template</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Insert the field</source>
            <translation>Insert the field</translation>
        </message>
        <message>
            <source>Fields stand in braces. A row of two cells is a label and its value; spans are twelfths of the width.</source>
            <translation>Fields stand in braces. A row of two cells is a label and its value; spans are twelfths of the width.</translation>
        </message>
    </context>
    <context>
        <name>TextDialog</name>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>At most {limit} characters.</translation>
        </message>
        <message>
            <source>Write something.</source>
            <translation>Write something.</translation>
        </message>
    </context>
    <context>
        <name>ThumbGrid</name>
        <message>
            <source>at seat {seat}</source>
            <translation>at seat {seat}</translation>
        </message>
        <message>
            <source>not here yet</source>
            <translation>not here yet</translation>
        </message>
        <message>
            <source>Attachments: {count}</source>
            <translation>Attachments: {count}</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Course of the event</source>
            <translation>Course of the event</translation>
        </message>
        <message>
            <source>Copy this entry</source>
            <translation>Copy this entry</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>seat {seat}</source>
            <translation>seat {seat}</translation>
        </message>
        <message>
            <source>Taken back; it has no effect.</source>
            <translation>Taken back; it has no effect.</translation>
        </message>
        <message>
            <source>Without effect: {why}</source>
            <translation>Without effect: {why}</translation>
        </message>
        <message>
            <source>the event stood in another state by then</source>
            <translation>the event stood in another state by then</translation>
        </message>
        <message>
            <source>it had been done already</source>
            <translation>it had been done already</translation>
        </message>
        <message>
            <source>it met another decision that did not know of it</source>
            <translation>it met another decision that did not know of it</translation>
        </message>
        <message>
            <source>the proposal was no longer open</source>
            <translation>the proposal was no longer open</translation>
        </message>
        <message>
            <source>the event existed already</source>
            <translation>the event existed already</translation>
        </message>
        <message>
            <source>the event's beginning has not arrived</source>
            <translation>the event's beginning has not arrived</translation>
        </message>
        <message>
            <source>a newer program wrote it</source>
            <translation>a newer program wrote it</translation>
        </message>
        <message>
            <source>Show less</source>
            <translation>Show less</translation>
        </message>
        <message>
            <source>Show all {count} characters</source>
            <translation>Show all {count} characters</translation>
        </message>
    </context>
    <context>
        <name>TimelineFields</name>
        <message>
            <source>Basis</source>
            <translation>Basis</translation>
        </message>
        <message>
            <source>Called at</source>
            <translation>Called at</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Category</translation>
        </message>
        <message>
            <source>Closing remark</source>
            <translation>Closing remark</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Contacted at</source>
            <translation>Contacted at</translation>
        </message>
        <message>
            <source>Cooperating unit</source>
            <translation>Cooperating unit</translation>
        </message>
        <message>
            <source>Cooperating units</source>
            <translation>Cooperating units</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>County's number</source>
            <translation>County's number</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Deadline</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Serial</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>Expected to go on</source>
            <translation>Expected to go on</translation>
        </message>
        <message>
            <source>Source's deadline</source>
            <translation>Source's deadline</translation>
        </message>
        <message>
            <source>External number</source>
            <translation>External number</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Field</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grid</translation>
        </message>
        <message>
            <source>Handler</source>
            <translation>Handler</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>Handling</translation>
        </message>
        <message>
            <source>Lead unit</source>
            <translation>Lead unit</translation>
        </message>
        <message>
            <source>Parts go on</source>
            <translation>Parts go on</translation>
        </message>
        <message>
            <source>Did all that could be done</source>
            <translation>Did all that could be done</translation>
        </message>
        <message>
            <source>Dispatched wrongly</source>
            <translation>Dispatched wrongly</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Severity</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Merged into</source>
            <translation>Merged into</translation>
        </message>
        <message>
            <source>Days at most</source>
            <translation>Days at most</translation>
        </message>
        <message>
            <source>Nature</source>
            <translation>Nature</translation>
        </message>
        <message>
            <source>New deadline</source>
            <translation>New deadline</translation>
        </message>
        <message>
            <source>New lead unit</source>
            <translation>New lead unit</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Occurred</source>
            <translation>Occurred</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>Opinion</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Reported by telephone</source>
            <translation>Reported by telephone</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Kind of place</source>
            <translation>Kind of place</translation>
        </message>
        <message>
            <source>Clocks</source>
            <translation>Clocks</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Kind of reason</source>
            <translation>Kind of reason</translation>
        </message>
        <message>
            <source>Signed for at</source>
            <translation>Signed for at</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>Receiver</translation>
        </message>
        <message>
            <source>Replied</source>
            <translation>Replied</translation>
        </message>
        <message>
            <source>Answer by</source>
            <translation>Answer by</translation>
        </message>
        <message>
            <source>Public reply</source>
            <translation>Public reply</translation>
        </message>
        <message>
            <source>Kind of report</source>
            <translation>Kind of report</translation>
        </message>
        <message>
            <source>Report number</source>
            <translation>Report number</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>Reported</translation>
        </message>
        <message>
            <source>Requirement</source>
            <translation>Requirement</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Solved</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Suggested unit</source>
            <translation>Suggested unit</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Tier</translation>
        </message>
        <message>
            <source>Township</source>
            <translation>Township</translation>
        </message>
        <message>
            <source>Townships</source>
            <translation>Townships</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Clock</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>To</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>Likeness</translation>
        </message>
        <message>
            <source>No call-back because</source>
            <translation>No call-back because</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Parts</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>What is missing</translation>
        </message>
        <message>
            <source>Why the same person</source>
            <translation>Why the same person</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgency</translation>
        </message>
        <message>
            <source>New value</source>
            <translation>New value</translation>
        </message>
        <message>
            <source>Deed</source>
            <translation>Deed</translation>
        </message>
        <message>
            <source>Village</source>
            <translation>Village</translation>
        </message>
        <message>
            <source>Reported in writing</source>
            <translation>Reported in writing</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>blue</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>orange</translation>
        </message>
        <message>
            <source>red</source>
            <translation>red</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>yes</translation>
        </message>
    </context>
    <context>
        <name>TimerDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Starts: {start}. Stops: {stop}.</source>
            <translation>Starts: {start}. Stops: {stop}.</translation>
        </message>
        <message>
            <source>Yellow from this share on (%)</source>
            <translation>Yellow from this share on (%)</translation>
        </message>
        <message>
            <source>30min minutes · 2uh emergency hours · 1ud emergency days · 4wh working hours · 5wd working days · 15cd calendar days</source>
            <translation>30min minutes · 2uh emergency hours · 1ud emergency days · 4wh working hours · 5wd working days · 15cd calendar days</translation>
        </message>
        <message>
            <source>Source: {source}</source>
            <translation>Source: {source}</translation>
        </message>
        <message>
            <source>Holds for clocks that start from now on; what runs keeps its limit.</source>
            <translation>Holds for clocks that start from now on; what runs keeps its limit.</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Limit</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Blue</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Orange</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>As published</source>
            <translation>As published</translation>
        </message>
        <message>
            <source>A number from 10 to 99.</source>
            <translation>A number from 10 to 99.</translation>
        </message>
    </context>
    <context>
        <name>TitlesEditor</name>
        <message>
            <source>One part a line</source>
            <translation>One part a line</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Top bar</source>
            <translation>Top bar</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commands</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Command palette</translation>
        </message>
    </context>
    <context>
        <name>TownStep</name>
        <message>
            <source>Township</source>
            <translation>Township</translation>
        </message>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Larger</translation>
        </message>
        <message>
            <source>Extra large</source>
            <translation>Extra large</translation>
        </message>
        <message>
            <source>Kind of township</source>
            <translation>Kind of township</translation>
        </message>
        <message>
            <source>Name of the township</source>
            <translation>Name of the township</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Nine digits of the statistical code</source>
            <translation>Nine digits of the statistical code</translation>
        </message>
        <message>
            <source>Letter of this seat</source>
            <translation>Letter of this seat</translation>
        </message>
        <message>
            <source>Stands in every number; each seat of the room has another one</source>
            <translation>Stands in every number; each seat of the room has another one</translation>
        </message>
    </context>
    <context>
        <name>TransferDialog</name>
        <message>
            <source>To move</source>
            <translation>To move</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Moved</translation>
        </message>
        <message>
            <source>In shelters</source>
            <translation>In shelters</translation>
        </message>
        <message>
            <source>With kin</source>
            <translation>With kin</translation>
        </message>
        <message>
            <source>People moved</source>
            <translation>People moved</translation>
        </message>
        <message>
            <source>Village</source>
            <translation>Village</translation>
        </message>
        <message>
            <source>nobody named</source>
            <translation>nobody named</translation>
        </message>
        <message>
            <source>Responsible</source>
            <translation>Responsible</translation>
        </message>
        <message>
            <source>Shelter</source>
            <translation>Shelter</translation>
        </message>
        <message>
            <source>No names or numbers of those who are moved.</source>
            <translation>No names or numbers of those who are moved.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Command room: {n} alerts</source>
            <translation>Command room: {n} alerts</translation>
        </message>
    </context>
    <context>
        <name>Undo</name>
        <message>
            <source>Taken back: {deed}</source>
            <translation>Taken back: {deed}</translation>
        </message>
        <message>
            <source>Merged by mistake and taken back at once</source>
            <translation>Merged by mistake and taken back at once</translation>
        </message>
        <message>
            <source>It can no longer be taken back: somebody has acted on it since.</source>
            <translation>It can no longer be taken back: somebody has acted on it since.</translation>
        </message>
    </context>
    <context>
        <name>Unfinished</name>
        <message>
            <source>Go on with it</source>
            <translation>Go on with it</translation>
        </message>
        <message>
            <source>Throw it away</source>
            <translation>Throw it away</translation>
        </message>
        <message numerus="yes">
            <source>%n unfinished form(s)</source>
            <translation>
                <numerusform>%n unfinished form(s)</numerusform>
            </translation>
        </message>
        <message>
            <source>{title}, kept {time}</source>
            <translation>{title}, kept {time}</translation>
        </message>
        <message>
            <source>All {count}…</source>
            <translation>All {count}…</translation>
        </message>
        <message>
            <source>without a title</source>
            <translation>without a title</translation>
        </message>
    </context>
    <context>
        <name>UnitDialog</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Short name</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Head</translation>
        </message>
        <message>
            <source>names in other systems' tables, with 、 between them</source>
            <translation>names in other systems' tables, with 、 between them</translation>
        </message>
        <message>
            <source>Other names</source>
            <translation>Other names</translation>
        </message>
    </context>
    <context>
        <name>UnitList</name>
        <message>
            <source>Unit's name</source>
            <translation>Unit's name</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Short name</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Head</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>Persons</translation>
        </message>
        <message>
            <source>Other names</source>
            <translation>Other names</translation>
        </message>
    </context>
    <context>
        <name>UrgencyMark</name>
        <message>
            <source>Urgency: {urgency}</source>
            <translation>Urgency: {urgency}</translation>
        </message>
    </context>
    <context>
        <name>VerbDialog</name>
        <message>
            <source>Then: {verb}</source>
            <translation>Then: {verb}</translation>
        </message>
        <message>
            <source>Not open while the event is “{state}”.</source>
            <translation>Not open while the event is "{state}".</translation>
        </message>
        <message>
            <source>This is a proposal; {who} must approve it.</source>
            <translation>This is a proposal; {who} must approve it.</translation>
        </message>
        <message>
            <source>Only {who} may do this.</source>
            <translation>Only {who} may do this.</translation>
        </message>
        <message>
            <source>Propose: {verb}</source>
            <translation>Propose: {verb}</translation>
        </message>
        <message>
            <source>{number}: {verb} done</source>
            <translation>{number}: {verb} done</translation>
        </message>
        <message>
            <source>{verb} is proposed and waits for {who}</source>
            <translation>{verb} is proposed and waits for {who}</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Hand in all the same</source>
            <translation>Hand in all the same</translation>
        </message>
    </context>
    <context>
        <name>VerbForm</name>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Draft by the machine</source>
            <translation>Draft by the machine</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Solved</translation>
        </message>
        <message>
            <source>Mostly solved</source>
            <translation>Mostly solved</translation>
        </message>
        <message>
            <source>Not solved</source>
            <translation>Not solved</translation>
        </message>
        <message>
            <source>Spoken with</source>
            <translation>Spoken with</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>Met</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>No answer</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Wrong number</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>Satisfied</translation>
        </message>
        <message>
            <source>Fairly satisfied</source>
            <translation>Fairly satisfied</translation>
        </message>
        <message>
            <source>Dissatisfied</source>
            <translation>Dissatisfied</translation>
        </message>
        <message>
            <source>Cannot be called</source>
            <translation>Cannot be called</translation>
        </message>
        <message>
            <source>First report</source>
            <translation>First report</translation>
        </message>
        <message>
            <source>Further report</source>
            <translation>Further report</translation>
        </message>
        <message>
            <source>Final report</source>
            <translation>Final report</translation>
        </message>
        <message>
            <source>Count anew</source>
            <translation>Count anew</translation>
        </message>
        <message>
            <source>Count on</source>
            <translation>Count on</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Text message</source>
            <translation>Text message</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>In person</translation>
        </message>
        <message>
            <source>On the desk</source>
            <translation>On the desk</translation>
        </message>
        <message>
            <source>Left empty, the room gives the next number.</source>
            <translation>Left empty, the room gives the next number.</translation>
        </message>
        <message>
            <source>The nine-digit code of the township.</source>
            <translation>The nine-digit code of the township.</translation>
        </message>
        <message>
            <source>Unit or pinyin initials</source>
            <translation>Unit or pinyin initials</translation>
        </message>
        <message>
            <source>Name or pinyin initials</source>
            <translation>Name or pinyin initials</translation>
        </message>
        <message>
            <source>Category, code or pinyin initials</source>
            <translation>Category, code or pinyin initials</translation>
        </message>
        <message>
            <source>Grid or village, pinyin initials</source>
            <translation>Grid or village, pinyin initials</translation>
        </message>
    </context>
    <context>
        <name>ViewDialog</name>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>For example: my unit, overdue</source>
            <translation>For example: my unit, overdue</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Share with everybody in the room</source>
            <translation>Share with everybody in the room</translation>
        </message>
        <message>
            <source>Begin with this view</source>
            <translation>Begin with this view</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>A view needs a name.</source>
            <translation>A view needs a name.</translation>
        </message>
    </context>
    <context>
        <name>ViewSigns</name>
        <message>
            <source>Star</source>
            <translation>Star</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Flag</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Label</translation>
        </message>
        <message>
            <source>Siren</source>
            <translation>Siren</translation>
        </message>
        <message>
            <source>Hourglass</source>
            <translation>Hourglass</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>Inbox</translation>
        </message>
    </context>
    <context>
        <name>ViewsDialog</name>
        <message>
            <source>Views</source>
            <translation>Views</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rename</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>Begin with it</source>
            <translation>Begin with it</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Share</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>G 1 to G 9 show the first nine from any list.</source>
            <translation>G 1 to G 9 show the first nine from any list.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Rename the view</source>
            <translation>Rename the view</translation>
        </message>
        <message>
            <source>The view “{name}” is deleted.</source>
            <translation>The view "{name}" is deleted.</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>shared</translation>
        </message>
        <message>
            <source>begins with it</source>
            <translation>begins with it</translation>
        </message>
        <message>
            <source>No view is saved yet. Narrow the board down, then save what it shows.</source>
            <translation>No view is saved yet. Narrow the board down, then save what it shows.</translation>
        </message>
        <message>
            <source>Share no longer</source>
            <translation>Share no longer</translation>
        </message>
    </context>
    <context>
        <name>WallBoard</name>
        <message>
            <source>Wall</source>
            <translation>Wall</translation>
        </message>
        <message>
            <source>No event is overdue</source>
            <translation>No event is overdue</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>Ⅰ and Ⅱ open</source>
            <translation>Ⅰ and Ⅱ open</translation>
        </message>
        <message>
            <source>No grave matter is open</source>
            <translation>No grave matter is open</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>Yellow</translation>
        </message>
        <message>
            <source>No event is due soon</source>
            <translation>No event is due soon</translation>
        </message>
        <message>
            <source>The data cannot be read</source>
            <translation>The data cannot be read</translation>
        </message>
        <message>
            <source>The data cannot be read; this is the picture of {time}</source>
            <translation>The data cannot be read; this is the picture of {time}</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Reading</translation>
        </message>
        <message>
            <source>to move</source>
            <translation>to move</translation>
        </message>
        <message>
            <source>moved</source>
            <translation>moved</translation>
        </message>
        <message>
            <source>in shelters</source>
            <translation>in shelters</translation>
        </message>
        <message>
            <source>with kin</source>
            <translation>with kin</translation>
        </message>
        <message>
            <source>and {n} more warnings</source>
            <translation>and {n} more warnings</translation>
        </message>
        <message>
            <source>events</source>
            <translation>events</translation>
        </message>
        <message>
            <source>people</source>
            <translation>people</translation>
        </message>
        <message>
            <source>as of {time}</source>
            <translation>as of {time}</translation>
        </message>
        <message>
            <source>People on the spot</source>
            <translation>People on the spot</translation>
        </message>
        <message>
            <source>of {n} units</source>
            <translation>of {n} units</translation>
        </message>
        <message>
            <source>Moved, of those to move</source>
            <translation>Moved, of those to move</translation>
        </message>
        <message>
            <source>Next zero report</source>
            <translation>Next zero report</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>overdue</translation>
        </message>
        <message>
            <source>Nobody has signed for a matter</source>
            <translation>Nobody has signed for a matter</translation>
        </message>
        <message>
            <source>and {n} more units</source>
            <translation>and {n} more units</translation>
        </message>
        <message>
            <source>{n} people</source>
            <translation>{n} people</translation>
        </message>
        <message>
            <source>No numbers so far</source>
            <translation>No numbers so far</translation>
        </message>
        <message>
            <source>People moved</source>
            <translation>People moved</translation>
        </message>
        <message>
            <source>and {n} more places</source>
            <translation>and {n} more places</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Monday</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Friday</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <source>{month}/{day}</source>
            <translation>{month}/{day}</translation>
        </message>
        <message>
            <source>{town} command room</source>
            <translation>{town} command room</translation>
        </message>
        <message>
            <source>Data as of {time}</source>
            <translation>Data as of {time}</translation>
        </message>
        <message>
            <source>everyday mode</source>
            <translation>everyday mode</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>practice</translation>
        </message>
        <message>
            <source>demo data</source>
            <translation>demo data</translation>
        </message>
        <message>
            <source>leading the duty: {names}</source>
            <translation>leading the duty: {names}</translation>
        </message>
        <message>
            <source>Registered today</source>
            <translation>Registered today</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Closed today</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Mean response</source>
            <translation>Mean response</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>Closed in time</source>
            <translation>Closed in time</translation>
        </message>
        <message>
            <source>h</source>
            <translation>h</translation>
        </message>
        <message>
            <source>as yesterday at this time</source>
            <translation>as yesterday at this time</translation>
        </message>
        <message>
            <source>{sign}{n} on yesterday</source>
            <translation>{sign}{n} on yesterday</translation>
        </message>
        <message>
            <source>{name}{gap}{n} events</source>
            <translation>{name}{gap}{n} events</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>and {n} more</translation>
        </message>
        <message>
            <source>Confidential matter</source>
            <translation>Confidential matter</translation>
        </message>
        <message>
            <source>Open by village</source>
            <translation>Open by village</translation>
        </message>
        <message>
            <source>No village is on record</source>
            <translation>No village is on record</translation>
        </message>
        <message>
            <source>without a place: {n}</source>
            <translation>without a place: {n}</translation>
        </message>
        <message>
            <source>no place</source>
            <translation>no place</translation>
        </message>
    </context>
    <context>
        <name>WallSection</name>
        <message>
            <source>{unit} inches</source>
            <translation>{unit} inches</translation>
        </message>
        <message>
            <source>Diagonal of the wall</source>
            <translation>Diagonal of the wall</translation>
        </message>
        <message>
            <source>{unit} m</source>
            <translation>{unit} m</translation>
        </message>
        <message>
            <source>Farthest seat</source>
            <translation>Farthest seat</translation>
        </message>
        <message>
            <source>the other screen</source>
            <translation>the other screen</translation>
        </message>
        <message>
            <source>Wall on the other screen</source>
            <translation>Wall on the other screen</translation>
        </message>
        <message>
            <source>Wall</source>
            <translation>Wall</translation>
        </message>
        <message>
            <source>all screens together, where it is put together of several</source>
            <translation>all screens together, where it is put together of several</translation>
        </message>
        <message>
            <source>from the wall</source>
            <translation>from the wall</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Screen</translation>
        </message>
        <message>
            <source>Text on the wall</source>
            <translation>Text on the wall</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>Show it</translation>
        </message>
        <message>
            <source>Esc or F11 ends it</source>
            <translation>Esc or F11 ends it</translation>
        </message>
        <message>
            <source>The whole room reads it: lamps and counts, no names and numbers of citizens. Signs cover at least 16 minutes of arc at the farthest seat.</source>
            <translation>The whole room reads it: lamps and counts, no names and numbers of citizens. Signs cover at least 16 minutes of arc at the farthest seat.</translation>
        </message>
        <message>
            <source>{screen}: smallest text {used} px, at least {least} px are needed</source>
            <translation>{screen}: smallest text {used} px, at least {least} px are needed</translation>
        </message>
    </context>
    <context>
        <name>WallWindow</name>
        <message>
            <source>Wall</source>
            <translation>Wall</translation>
        </message>
    </context>
    <context>
        <name>WarningDialog</name>
        <message>
            <source>New warning</source>
            <translation>New warning</translation>
        </message>
        <message>
            <source>rainstorm, typhoon, cold wave …</source>
            <translation>rainstorm, typhoon, cold wave …</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>who issued it</source>
            <translation>who issued it</translation>
        </message>
        <message>
            <source>Of what</source>
            <translation>Of what</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Issued</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>In force until</source>
            <translation>In force until</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
    </context>
    <context>
        <name>Why</name>
        <message>
            <source>Experience</source>
            <translation>Experience</translation>
        </message>
        <message>
            <source>Knows the grid</source>
            <translation>Knows the grid</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Load</translation>
        </message>
        <message>
            <source>Fair share</source>
            <translation>Fair share</translation>
        </message>
        <message>
            <source>Rest</source>
            <translation>Rest</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Distance</translation>
        </message>
        <message>
            <source>Punctuality</source>
            <translation>Punctuality</translation>
        </message>
        <message>
            <source>Fixed post</source>
            <translation>Fixed post</translation>
        </message>
    </context>
    <context>
        <name>WhyHim</name>
        <message>
            <source>Why {name}: {score} points of 100</source>
            <translation>Why {name}: {score} points of 100</translation>
        </message>
    </context>
    <context>
        <name>WhyNot</name>
        <message>
            <source>Who cannot be sent, and why</source>
            <translation>Who cannot be sent, and why</translation>
        </message>
        <message>
            <source>Why not the other {count}</source>
            <translation>Why not the other {count}</translation>
        </message>
    </context>
    <context>
        <name>WindowKeys</name>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Command palette</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Manual</source>
            <translation>Manual</translation>
        </message>
        <message>
            <source>Alert centre</source>
            <translation>Alert centre</translation>
        </message>
        <message>
            <source>Show or hide the preview</source>
            <translation>Show or hide the preview</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>Wall on the other screen</source>
            <translation>Wall on the other screen</translation>
        </message>
        <message>
            <source>Status board of the staff</source>
            <translation>Status board of the staff</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Full screen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Undo the last deed</source>
            <translation>Undo the last deed</translation>
        </message>
        <message>
            <source>Register an event</source>
            <translation>Register an event</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Open {page}</source>
            <translation>Open {page}</translation>
        </message>
        <message>
            <source>Nothing to undo: a deed can be taken back within ten seconds of it.</source>
            <translation>Nothing to undo: a deed can be taken back within ten seconds of it.</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Critical</source>
            <translation>Critical</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>Urgent</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>To accept</source>
            <translation>To accept</translation>
        </message>
        <message>
            <source>To supplement</source>
            <translation>To supplement</translation>
        </message>
        <message>
            <source>To triage</source>
            <translation>To triage</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>To dispatch</translation>
        </message>
        <message>
            <source>To sign for</source>
            <translation>To sign for</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Suspended</translation>
        </message>
        <message>
            <source>Return to decide</source>
            <translation>Return to decide</translation>
        </message>
        <message>
            <source>To verify</source>
            <translation>To verify</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>To call back</translation>
        </message>
        <message>
            <source>To close</source>
            <translation>To close</translation>
        </message>
        <message>
            <source>Reported to the county</source>
            <translation>Reported to the county</translation>
        </message>
        <message>
            <source>County replied</source>
            <translation>County replied</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Archived</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Not accepted</translation>
        </message>
        <message>
            <source>Voided</source>
            <translation>Voided</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>Merged</translation>
        </message>
        <message>
            <source>Moved to another township</source>
            <translation>Moved to another township</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>None</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Ⅳ minor</source>
            <translation>Ⅳ minor</translation>
        </message>
        <message>
            <source>Ⅲ serious</source>
            <translation>Ⅲ serious</translation>
        </message>
        <message>
            <source>Ⅱ grave</source>
            <translation>Ⅱ grave</translation>
        </message>
        <message>
            <source>Ⅰ very grave</source>
            <translation>Ⅰ very grave</translation>
        </message>
        <message>
            <source>Tier 1 on the spot</source>
            <translation>Tier 1 on the spot</translation>
        </message>
        <message>
            <source>Tier 2 township</source>
            <translation>Tier 2 township</translation>
        </message>
        <message>
            <source>Tier 3 to the county</source>
            <translation>Tier 3 to the county</translation>
        </message>
        <message>
            <source>In time</source>
            <translation>In time</translation>
        </message>
        <message>
            <source>Yellow lamp</source>
            <translation>Yellow lamp</translation>
        </message>
        <message>
            <source>Red lamp</source>
            <translation>Red lamp</translation>
        </message>
        <message>
            <source>Deep red lamp</source>
            <translation>Deep red lamp</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Paused</translation>
        </message>
        <message>
            <source>No clock</source>
            <translation>No clock</translation>
        </message>
        <message>
            <source>Grid report</source>
            <translation>Grid report</translation>
        </message>
        <message>
            <source>12345 hotline</source>
            <translation>12345 hotline</translation>
        </message>
        <message>
            <source>110 non-police</source>
            <translation>110 non-police</translation>
        </message>
        <message>
            <source>City management</source>
            <translation>City management</translation>
        </message>
        <message>
            <source>Petition</source>
            <translation>Petition</translation>
        </message>
        <message>
            <source>Leader's instruction</source>
            <translation>Leader's instruction</translation>
        </message>
        <message>
            <source>From the county</source>
            <translation>From the county</translation>
        </message>
        <message>
            <source>From a department</source>
            <translation>From a department</translation>
        </message>
        <message>
            <source>Visitor</source>
            <translation>Visitor</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Video and sensors</source>
            <translation>Video and sensors</translation>
        </message>
        <message>
            <source>Inspection</source>
            <translation>Inspection</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>Media</translation>
        </message>
        <message>
            <source>Village report</source>
            <translation>Village report</translation>
        </message>
        <message>
            <source>Own check</source>
            <translation>Own check</translation>
        </message>
        <message>
            <source>{days}d {hours:02d}h</source>
            <translation>{days}d {hours:02d}h</translation>
        </message>
        <message>
            <source>{hours}h {minutes:02d}m</source>
            <translation>{hours}h {minutes:02d}m</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>Over</translation>
        </message>
    </context>
    <context>
        <name>WorkCard</name>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Work on many events</source>
            <translation>Work on many events</translation>
        </message>
    </context>
    <context>
        <name>World</name>
        <message>
            <source>Stop trying</source>
            <translation>Stop trying</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>Show the folder</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>Restore…</translation>
        </message>
        <message>
            <source>Make a copy…</source>
            <translation>Make a copy…</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Open again</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Understood</translation>
        </message>
    </context>
    <context>
        <name>_Group</name>
        <message>
            <source>missing</source>
            <translation>missing</translation>
        </message>
    </context>
    <context>
        <name>_OneLine</name>
        <message>
            <source>At most {limit} characters; what was over was left out</source>
            <translation>At most {limit} characters; what was over was left out</translation>
        </message>
    </context>
    <context>
        <name>_Other</name>
        <message>
            <source>Other columns</source>
            <translation>Other columns</translation>
        </message>
    </context>
</TS>
