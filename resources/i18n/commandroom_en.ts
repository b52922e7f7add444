<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Bell</name>
        <message>
            <source>Alerts: {count}</source>
            <translation>Alerts: {count}</translation>
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
            <source>Nothing fits.</source>
            <translation>Nothing fits.</translation>
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
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
    </context>
    <context>
        <name>DeskWindow</name>
        <message>
            <source>Command room</source>
            <translation>Command room</translation>
        </message>
        <message>
            <source>Open {page}</source>
            <translation>Open {page}</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
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
        <name>HintStrip</name>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
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
        <name>Moments</name>
        <message>
            <source>{month}/{day} {clock}</source>
            <translation>{month}/{day} {clock}</translation>
        </message>
        <message>
            <source>{year}-{month:02d}-{day:02d}  {clock}</source>
            <translation>{year}-{month:02d}-{day:02d}  {clock}</translation>
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
        <name>Notices</name>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
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
        <name>SearchField</name>
        <message>
            <source>Search</source>
            <translation>Search</translation>
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
        <name>StatusBar</name>
        <message>
            <source>Status bar</source>
            <translation>Status bar</translation>
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
        <name>UrgencyMark</name>
        <message>
            <source>Urgency: {urgency}</source>
            <translation>Urgency: {urgency}</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
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
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>Urgent</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>Critical</translation>
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
</TS>
