# English. Arguments arrive escaped; ids, years and numbers of alerts are strings, only $count is a number.

## Who is let in
stranger = This is a private service. Whoever told you of it can invite you.
welcome =
    Welcome, { $name }. You are enrolled as { $role }.

    Next: follow somebody ("follow Ketebayev"), and urgent news reaches you here within a minute of being seen. "status Ketebayev" tells what is known, "help" the rest.

    Please know: Telegram itself can read this chat. Do not write here what must stay between two people, and lock your phone.
welcome-back = You are enrolled, { $name }. "help" lists what you can ask.
too-many = That was a lot at once. Please wait a minute; nothing you follow is lost meanwhile.
failed = Something went wrong here and your message was not acted on. Please try again; if it stays so, tell whoever runs this service.
not-understood = I did not understand that. Write a name, or "help".
no-such-command = There is no such command. "help" lists those there are.
not-for-your-role = That is for colleagues with another role. "help" lists what you can ask.
button-refused = This button cannot be used here. Please ask anew.
choice-gone = That choice is no longer open. Please ask anew.
cancelled = Nothing was changed.
verbatim = { $text }
nobody-followed = Nobody is tracked yet. An admin adds a person with "watch NAME".

## Roles and languages
role-reader = advocate (reader)
role-editor = editor
role-admin = admin
role-owner = owner
language-en = English
language-ru = Русский
language-which = Which language? Write "lang en" or "lang ru", or press.
language-set = From now on in English.

## Whom
people-followed = These people and circles are tracked. Press for the status.
status-whose = Whose status? Press, or write "status NAME", "status NAME on 2016-12-09".
status-circle = { $name }: press for a person's status.
status-circle-empty = { $name }: a circle in which nobody is named. It can be followed as a whole.
status-bad-day = "{ $day }" is no date I know. Write it like 2016-12-09, 09.12.2016, 2016-12 or 2016.
which-one = Several are tracked who could be meant by "{ $name }". Which one?
did-you-mean = Nobody tracked is called "{ $name }" exactly. Did you mean:
not-tracked = "{ $name }" is not tracked here. An admin can add the person: "watch NAME".
circle-name = { $name } (circle)
nobody-named = Somebody not named
persons-only = That works for persons only, not for circles.

## Following
follow-whom = Follow whom? Press, or write "follow NAME".
followed = You follow { $name } now. Official and confirmed news reaches you here.
followed-already = You follow { $name } already.
follow-unconfirmed-on = You follow { $name }, and also hear unconfirmed reports. They may turn out false, or to be about somebody else.
follow-unconfirmed-off = You follow { $name }; unconfirmed doubts no longer reach you.
unfollow-whom = Unfollow whom?
unfollowed = You no longer follow { $name }. Alerts about them no longer reach you.
not-followed = You did not follow { $name }.
following = { $count ->
    [one] You follow { $count } person or circle:
   *[other] You follow { $count } persons and circles:
    }
following-confirmed = · { $name }
following-unconfirmed = · { $name } (also unconfirmed reports)
following-nobody = You follow nobody. "follow NAME" begins.

## Buttons
button-people = Who is tracked
button-help = Help
button-same = Same person
button-other = Not this person
button-confirm = Confirm
button-retract = Retract
button-take = I take this
button-undo = Undo
button-cancel = Cancel
button-also-unconfirmed = Also unconfirmed reports
button-only-confirmed = Only confirmed news
button-history = History
button-follow-short = Follow
button-newer = ← Newer
button-older = Older →
button-follow = Follow { $name }
button-unwatch = Yes, stop tracking { $name }
button-add = Add { $name }
button-another-person = Another person: go on with { $name }
button-all-spellings = All spellings
button-back = ← Back
button-more = More →

## Times
ago-minutes = { $count ->
    [0] just now
    [one] { $count } minute ago
   *[other] { $count } minutes ago
    }
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
    }
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
    }
undated = undated
on-day = { $day }
as-of = as of { $day }, not checked since
not-stated = not stated

## One event
a-state = a state
a-colleagues-report = a colleague's report
in-country = { $country }
counter-country = request of { $country }
docket = docket { $number }
confidence-official = official
confidence-reported = reported, not official
confidence-confirmed = confirmed by an editor
state-aligned = state-aligned source
source-line = Source: { $source }
also-source = Also: { $source }
published-title = “{ $title }”
alleges = { $state } alleges: { $charge }
attribute-body = { $value }
attribute-form = form: { $value }
attribute-basis = basis: { $value }
attribute-ground = ground: { $value }
attribute-final = final: { $value }
attribute-in-absentia = in absentia: { $value }

## Alerts
headline-urgent = URGENT: { $name }
headline-important = IMPORTANT: { $name }
headline-info = { $name }
retracted = RETRACTED. This alert was wrong.
retracted-not-confirmed = RETRACTED. An editor looked and did not confirm this.
retracted-because = RETRACTED. This alert was wrong: { $reason }
possible-repeat = (possible repeat)
alert-number = { $number }
taken-by = Taken by { $name }, { $at }
taken-already = Already taken by { $name }, { $at }.
unconfirmed-possibly-another = UNCONFIRMED, POSSIBLY ANOTHER PERSON
unconfirmed-report = UNCONFIRMED. A colleague reports this; nobody has checked it.
times = Published { $published } · seen { $seen } · sent { $sent }
evidence = Evidence { $hashes }
excerpt = “{ $text }”
guarded-caution = Other alerts may exist: diffusions, national lists, CIS search, SIS, stolen-document records. Ask counsel before travelling.
source-state-blocked = { $source } does not let us in. We do not get round blocks; it is asked again later, and until then its silence says nothing.
source-state-partial = { $source } answers only in part; absence there proves nothing.
source-state-suspect = { $source } answers in an unexpected form; what it says is not believed until somebody has looked.
source-state-error = { $source } cannot be read; until it can, its silence says nothing.
source-state-complete = { $source } answers again.
source-state-unchanged = { $source } answers again.
source-reason = Reason: { $reason }
summary-more = { $count ->
    [one] … and one more: history { $name }
   *[other] … and { $count } more: history { $name }
    }
summary = { $count ->
    [one] { $name }: { $count } earlier event found while reading up
   *[other] { $name }: { $count } earlier events found while reading up
    }
undelivered = URGENT alert { $number } could not be delivered to one of the chats. Please tell that colleague another way.

## Review
review-same-person = Is this { $name }?
review-confirm = Did this happen to { $name }? Please compare with the source.
review-not-found-look-up-fails = { $name }: not found in the list, and the direct look-up fails. Has it been taken off the list? Please look at the source.
review-possible = Possible, unverified: a text that names nobody speaks of a procedure and a requesting state. Please look. If it is somebody's case, tie its number with "docket add"; the buttons tell nobody anything.
review-reasons = Reasons:
review-reason = · { $reason }
review-guarded = This lowers the guard of whoever reads it, so followers hear of it only after an editor confirms.
review-none = Nothing waits for an editor.
review-open = { $count ->
    [one] { $count } item waits for an editor:
   *[other] { $count } items wait for an editor; the most pressing first:
    }
review-said-yes = Confirmed by { $name }, { $at }
review-said-no = Refused by { $name }, { $at }
verdict-yes = An editor confirmed it.
verdict-no = An editor refused it.
verdict-open = No editor has decided yet.
passed-on = { $count ->
    [0] Nobody else was to be told.
    [one] Passed on to { $count } chat.
   *[other] Passed on to { $count } chats.
    }
retract-usage = Which alert, and why? For example: retract A-1042 another man of that name
retracted-already = { $number } has been retracted already.
retract-nothing = { $number } tells no event about a person; there is nothing to retract.
retracted-done = { $number } is retracted in every chat that got it: { $reason }

## Why
why-which = Which alert? Write "why A-1042", or reply "why" to the alert.
no-such-alert = { $number } is no alert of this chat.
why-title = Why { $number }: { $name }
why-reason = · because: { $reason }
why-times = Published { $published }, seen { $seen }
why-evidence = Evidence (SHA-256): <code>{ $sha }</code>
why-no-evidence = No stored copy: nothing was fetched for this.
why-record = Record: { $source }, <code>{ $key }</code>
why-address = Address: { $url }
why-made = Alert made { $at }, key <code>{ $key }</code>

## Reasons (each follows "because:" or stands in a list, so it begins small and ends without a full stop)
reason-full-name = the full name stands in the text
reason-near-spelling = the name is written nearly as registered, not exactly
reason-sound-alike = the name sounds the same and is written by other rules
reason-suffix-dropped = the surname is written without its suffix, or with one more
reason-diminutive = the given name stands in a short or familiar form
reason-initial = only an initial stands for the given name
reason-surname-only = only the surname stands in the text
reason-after-full-name = the surname alone, after the full name earlier in the same text
reason-several-tracked = several tracked people could be meant
reason-derived-spelling = found by a derived spelling, one nobody typed in
reason-common-name = many others bear this name, so the name alone is not enough
reason-given = given name as written “{ $written }”, registered “{ $registered }”, { $likeness } % alike
reason-surname = surname as written “{ $written }”, registered “{ $registered }”, { $likeness } % alike
reason-ending = the ending “-{ $word }” was taken off
reason-order-surname-first = the surname stands before the given name
reason-by-the-word = { $reason } (“{ $word }”)
reason-context-extradition = speaks for this person: the text is about extradition
reason-context-interpol = speaks for this person: the text is about INTERPOL
reason-context-asylum = speaks for this person: the text is about asylum
reason-context-persecution = speaks for this person: the text is about persecution
reason-context-court = speaks for this person: the text is about a court
reason-context-country = speaks for this person: a country of this case, { $country }
reason-context-docket = speaks for this person: the docket { $word }
reason-context-co-mentioned = speaks for this person: { $name } is named too
reason-context-role = speaks for this person: a word of their role
reason-context-date = speaks for this person: the date { $date }
reason-against-sport = speaks against this person: the text is about sport
reason-against-arts = speaks against this person: the text is about the arts
reason-against-trade = speaks against this person: the text introduces somebody of this trade
reason-against-everyday = speaks against this person: the text is about everyday life
reason-against-science = speaks against this person: the text is about science
reason-against-crime = speaks against this person: the text is about common crime
reason-against-patronymic = speaks against this person: another patronymic
reason-against-given-name = speaks against this person: another given name
reason-against-country = speaks against this person: a country foreign to this case, { $country }
reason-found-by-search = the source's own search answered with this; the name itself was not seen
reason-procedure-extradition = it speaks of extradition
reason-procedure-asylum = it speaks of asylum
reason-state = it names { $word }
reason-keyword-search = the court's own search found the procedure and the state in it
reason-record = the record { $word } is known to mean this person
reason-docket = the docket { $word } is tied to this person
reason-birth-date-match = the birth date is the same
reason-birth-date-near = the birth date is nearly the same
reason-nationality-match-with = the nationality is the same: { $country }
reason-nationality-conflict = the nationality stated is another
reason-nationality-conflict-with = the nationality stated is another: { $country }
reason-stated-by-source = the source itself states it
reason-said = the sentence: “{ $word }”
reason-denial = a word of denial stands there: “{ $word }”
reason-doubt = a word of doubt stands there: “{ $word }”
reason-hearsay = somebody else's words are told: “{ $word }”
reason-reversal = a word that turns the outcome round: “{ $word }”
reason-who-beside = it may have happened to somebody beside this person
reason-who-speaks = the person may only be speaking of it
reason-who-unclear = the sentence does not say clearly to whom it happened
reason-who-another = another person is named as the one concerned
reason-who-shared-surname = several tracked people share this surname
reason-both = the sentence could say one or the other: { $kinds }
reason-unknown-kind = the source names a kind not known here: { $word }
reason-absent-from-polls = { $count ->
    [one] missing from { $count } complete poll
   *[other] missing from { $count } complete polls
    }
reason-absent-since = missing since { $at }
reason-look-up-404 = the direct look-up answers that there is no such record
reason-look-up-fails = the direct look-up fails, so it proves nothing
reason-confirmed-by = confirmed in the chat (role: { $role })
reason-same-person-by = found in the chat to be the same person (role: { $role })
reason-advocates-report = a colleague reported it

## History
history-whose = Whose history?
history-title = <b>History: { $name }</b> ({ $page } of { $pages })
history-empty = Nothing is known about { $name } yet. That is no proof that nothing happened.

## Status
status-title = Status: { $name }
status-on = as of { $day }, by what is known today
status-nothing = No event is known. That is no proof that nothing happened.
status-line = <b>{ $track }</b>
status-conflict = Accounts differ:
status-undated = Undated:
status-track-shields = Interim measures
status-track-liberty = Liberty
status-track-extradition = Extradition
status-track-interpol-data = INTERPOL data
status-track-other-lists = Other lists
status-track-protection = Protection
status-track-proceedings-at-home = Proceedings at home
status-track-person = Person
status-track-findings = Findings
status-track-voices = Voices
status-track-other = Other
status-sources = <b>Sources</b>
status-fresh = { $source }: proven good { $ago }
status-stale = { $source }: NOT CHECKED since { $at }
status-nothing-checked = NOT CHECKED: no source has been asked yet
status-never = { $source }: NOT CHECKED yet
status-not-provable = { $source }: NOT PROVABLE (the answer is cut; absence there proves nothing)
status-lists = { $count ->
    [one] News and lists: { $good } of { $count } proven good
   *[other] News and lists: { $good } of { $count } proven good
    }
status-documented = documented only, never seen live
status-hides-names = hides names: finding no name there means nothing
status-hiding = Sources that hide names, so that finding no name there means nothing: { $sources }
status-no-courts = No court source covers: { $countries }
status-unpolled-not-accepted = Not polled, since nobody has accepted their terms: { $sources }
status-unpolled-no-key = Not polled, since their access key is not set: { $sources }
status-unpolled-switched-off = Switched off: { $sources }
status-by-hand = Only by hand, no machine may read it: { $country }, { $title } { $url }
status-no-notice = No public notice is not "no Red Notice or diffusion".
status-elsewhere = A decision in one country, or a deletion at INTERPOL, changes nothing in another country.

## Report
report-usage = Who, what and where? For example: report Ketebayev detained in Poland
report-who = Whom does the report name?
report-is-it = Is this whom the report names? The words after the name look like a further name. Press to pass it on.
report-what = What happened to { $name }? Press what fits best; your words go along.
report-over = That report was not sent: its question is over. Please write it again.
report-country = , { $country }
report-passed-on = { $count ->
    [0] Kept as UNCONFIRMED: { $name }, { $kind }{ $place }. Nobody was there to be told.
    [one] Passed on as UNCONFIRMED to { $count } colleague: { $name }, { $kind }{ $place }. They are not told from whom.
   *[other] Passed on as UNCONFIRMED to { $count } colleagues: { $name }, { $kind }{ $place }. They are not told from whom.
    }
report-guarded = { $count ->
    [0] Kept for the editors: { $name }, { $kind }{ $place }. Followers hear of it only after an editor confirms, because it lowers their guard.
    [one] Passed on to { $count } editor only: { $name }, { $kind }{ $place }. Followers hear of it after an editor confirms, because it lowers their guard.
   *[other] Passed on to { $count } editors only: { $name }, { $kind }{ $place }. Followers hear of it after an editor confirms, because it lowers their guard.
    }
report-kind-detained = Detained
report-kind-arrested = Arrested
report-kind-stopped-at-border = Stopped at a border
report-kind-released = Released
report-kind-disappeared = Disappeared
report-kind-remanded = In custody
report-kind-hearing-set = Hearing set
report-kind-statement = Something else

## Administration
watch-usage = Whom? The full name as one would read it in the news, given name first: watch Daniyar Ospantoleu
watch-already = { $name } is tracked already. A further spelling is added with "alias NAME = SPELLING".
watch-near = Somebody alike is tracked already. Press to see the status; a further spelling is added with "alias NAME = SPELLING". If { $name } is another person, go on.
watch-basis = On what basis may { $name } be tracked? Never add a minor, nor a relative who plays no public part.
watch-basis-kept = { $name }: { $basis }
watch-requesting = Which states persecute or request { $name }? For example: Kazakhstan, Russia. "-" where none is known.
watch-countries = Requesting: { $states }. In which countries does { $name } live or move? Countries only, nothing finer. "-" where none is known.
watch-no-country = I know no country in "{ $text }". Write names or codes ("Poland, ES"), or "-" for none.
watch-spellings =
    { $name } · requesting: { $states } · countries: { $countries }

    These spellings would be searched too. Press to strike the wrong ones, then add.
watch-press-a-button = Please press one of the buttons for { $name }, or Cancel.
watch-over = That question is over. Please begin again with "watch NAME".
watch-added = { $count ->
    [one] { $name } is tracked from now on, with { $count } spelling. The first poll is only read; an urgent event of the last 14 days is told.
   *[other] { $name } is tracked from now on, with { $count } spellings. The first poll is only read; an urgent event of the last 14 days is told.
    }
basis-public = Public role
basis-consent = Consent
basis-mandate = Mandate
none-named = none named
spelling-kept = { $text } · strike
spelling-struck = (struck) { $text } · take back
spelling-struck-out = { $name } is no longer searched as { $spelling }.
spelling-taken-back = { $name } is searched as { $spelling } again.
strike-refused-own-name = { $spelling } stays: it is the name this person goes by here.
strike-refused-last = { $spelling } stays: without it nothing would be searched for this person.
spellings-whose = Whose spellings?
spellings-title = <b>Spellings: { $name }</b> ({ $page } of { $pages })
spellings-given = Given:
spellings-derived = Derived:
spellings-struck = Struck out, not searched:
spelling-line = · { $text } ({ $language })
alias-usage = Whose name, and how is it written? For example: alias Ketebayev = Mouratbek Ketebaïev
alias-already = { $name } is already searched as { $spelling }.
alias-added = { $name } is now searched as { $spelling } too.
alias-derived = Derived from it and searched too: { $spellings }. Press to strike the wrong ones.
alias-over = That question is over. Please write "alias NAME = SPELLING" again.
docket-usage = Which number, asked of which source, and whose? For example: docket add 394399 fr_arianeweb Ablyazov. Sources asked by number: { $sources }.
docket-no-source = "{ $source }" is no source that is asked by number. Those are: { $sources }.
docket-tie = This court hides names. Where is it already public, or who authorised it, that { $number } is this person's case? One line: it is stored beside the number.
docket-press-a-button = Please press one of the buttons, or Cancel.
docket-already = { $number } is asked for already: { $name }.
docket-over = That question is over. Please begin again with "docket add NUMBER SOURCE NAME".
docket-added = { $number } is asked for from now on: { $name }. The first reading is only read; an urgent event of the last 14 days is told.
source-usage = Which address? For example: source add https://www.example.org/news/rss. A feed, a web page, or a public Telegram channel (https://t.me/NAME). "source remove NAME" ends one that was added.
source-unreadable = { $url } cannot be watched: { $reason }.
source-over = That question is over. Please begin again with "source add URL".
source-already = { $title } is watched already.
source-added = { $title } is polled from now on, as { $name }. Its first reading is only read; an urgent event of the last 14 days is told.
source-removed = { $name } is no longer polled. What it said is kept.
source-not-added = Nothing called "{ $name }" was added here. Added: { $names }.
preview-title = { $title } · { $url }
preview-judged = Read now: { $reason }.
preview-newest = { $count ->
    [0] Nothing is listed.
    [one] { $count } entry; the newest:
   *[other] { $count } entries; the newest:
}
preview-entry = · { $at }: { $title }
preview-undated = undated
preview-nobody = It names nobody who is tracked.
preview-persons = It names: { $names }.
preview-alerts = { $count ->
    [0] This would have raised no alert in { $days } days.
    [one] This would have raised { $count } alert in { $days } days.
   *[other] This would have raised { $count } alerts in { $days } days.
}
button-add-it = Add
button-concerns-us = Concerns us
button-nobody-of-ours = Nobody of ours
unwatch-usage = Whom? For example: unwatch Ketebayev
unwatch-sure = Stop tracking { $name }? What is known is kept, but nothing new is searched and nobody is told.
unwatched = { $name } is no longer tracked. What is known is kept.
invite-which = An invitation for which role?
invited =
    One-time invitation as { $role }, until { $until }. Pass it on by a channel you trust:

    { $link }

    Or: <code>/start { $code }</code>
role-usage =
    Write "role NAME ROLE" (reader, editor, admin). Enrolled:
    { $users }
role-given = { $name } is { $role } now.
role-above-yours = You cannot give or take that role.
no-such-user = Nobody enrolled is called "{ $name }".
which-user = Several are called "{ $name }". Which one?

## Help
help-title = <b>What you can ask</b> (with or without the slash, in English or Russian)
help-status = <code>status NAME</code>: what is known, and when each source was last proven good. <code>status NAME on 2016-12-09</code>: as of that day
help-people = <code>people</code>: who is tracked
help-follow = <code>follow NAME</code>: be told
help-unfollow = <code>unfollow NAME</code>: be told no longer
help-following = <code>following</code>: whom you follow
help-history = <code>history NAME</code>: every event
help-why = <code>why A-1042</code>: what an alert rests on; or reply "why" to it
help-report = <code>report NAME what where</code>: pass on what you know, UNCONFIRMED, without your name
help-lang = <code>lang en</code>, <code>lang ru</code>: the language
help-help = <code>help</code>: this list
help-review = <code>review</code>: what waits for an editor
help-retract = <code>retract A-1042 reason</code>: take a wrong alert back
help-watch = <code>watch NAME</code>: begin to track a person
help-alias = <code>alias NAME = SPELLING</code>: one more spelling
help-spellings = <code>spellings NAME</code>: how a name is searched; strike out, take back
help-unwatch = <code>unwatch NAME</code>: stop tracking
help-docket = <code>docket add NUMBER SOURCE NAME</code>: ask a court for a number
help-source = <code>source add URL</code>: a feed, page or Telegram channel
help-invite = <code>invite ROLE</code>: a one-time link for a new colleague
help-role = <code>role NAME ROLE</code>: what a colleague may do
help-cancel = <code>cancel</code>: end what is being asked
help-limits = I cannot tell whether somebody may travel. Ask counsel.

menu-status = What is known about a person
menu-people = Who is tracked
menu-follow = Be told about a person
menu-unfollow = Be told no longer
menu-following = Whom you follow
menu-history = Every event of a person
menu-why = What an alert rests on
menu-report = Pass on what you know
menu-lang = Language
menu-help = What you can ask
menu-review = What waits for an editor
menu-retract = Take a wrong alert back
menu-watch = Begin to track a person
menu-alias = One more spelling
menu-spellings = How a name is searched
menu-unwatch = Stop tracking a person
menu-docket = Follow a court number
menu-source = Add a feed, page or channel
menu-invite = Invite a colleague
menu-role = What a colleague may do
menu-cancel = End what is being asked

## Kinds ($state is the state that acts or alleges)
kind-other = { $kind }
kind-interim-measure-asked = Interim measure asked for
kind-interim-measure-granted = Interim measure granted
kind-interim-measure-refused = Interim measure refused
kind-interim-measure-lifted = Interim measure lifted
kind-interim-measure-breached = Interim measure breached
kind-stopped-at-border = Stopped at a border
kind-detained = Detained
kind-arrested = Arrested
kind-remanded = Remanded in custody
kind-habeas-asked = Court asked to review the detention
kind-habeas-granted = Court orders release from detention
kind-habeas-refused = Court upholds the detention
kind-bailed = Released on bail
kind-house-arrest = House arrest
kind-travel-ban = Travel ban
kind-released = Released
kind-ill-treated = Ill-treated
kind-disappeared = Disappeared
kind-died = Died
kind-exchanged = Exchanged
kind-pardoned = Pardoned
kind-extradition-requested = Extradition requested
kind-extradition-provisional-arrest = Provisional arrest for extradition
kind-extradition-court-admissible = Court's opinion: extradition admissible (no decision to surrender)
kind-extradition-court-inadmissible = Court's opinion: extradition inadmissible
kind-extradition-granted = Extradition granted
kind-extradition-refused = Extradition refused
kind-extradition-decree-annulled = Extradition decree annulled
kind-extradition-suspended = Extradition suspended
kind-extradition-appealed = Extradition appealed
kind-extradition-withdrawn = Extradition request withdrawn
kind-extradition-surrendered = Surrendered
kind-eaw-issued = European arrest warrant issued
kind-eaw-executed = European arrest warrant executed
kind-eaw-refused = European arrest warrant refused
kind-eaw-withdrawn = European arrest warrant withdrawn
kind-removed-outside-extradition = Taken out of the country outside extradition
kind-notice-reported = INTERPOL notice reported
kind-notice-listed = INTERPOL notice publicly listed
kind-notice-changed = Public INTERPOL notice changed
kind-notice-unlisted = INTERPOL notice no longer publicly listed
kind-notice-reissued = INTERPOL notice publicly listed again
kind-diffusion-reported = INTERPOL diffusion reported
kind-notice-refused-before-circulation = INTERPOL refused the notice before circulation
kind-ccf-filed = Request filed with INTERPOL's Commission (CCF)
kind-ccf-admissible = INTERPOL's Commission (CCF) finds the request admissible
kind-ccf-access-blocked = Access to the data blocked by INTERPOL's Commission (CCF)
kind-ccf-non-compliant = INTERPOL's Commission (CCF): data not compliant with the rules
kind-ccf-compliant = INTERPOL's Commission (CCF): data compliant with the rules
kind-ccf-reopened = INTERPOL's Commission (CCF) reopens the case
kind-interpol-data-deleted = Data deleted at INTERPOL
kind-document-recorded-stolen = Document recorded as stolen or lost
kind-wanted-list-added = { $state } alleges an offence: added to a wanted list
kind-wanted-list-removed = No longer on a wanted list as published
kind-cis-search-added = { $state } alleges an offence: CIS search announced
kind-cis-search-removed = CIS search no longer shown
kind-sis-alert-added = SIS alert entered
kind-sis-alert-removed = SIS alert no longer shown
kind-extremist-list-added = { $state } alleges extremism: added to a list
kind-extremist-list-removed = No longer on an extremist list as published
kind-sanctions-added = Added to a sanctions list
kind-sanctions-removed = No longer on a sanctions list as published
kind-protection-sought = Protection sought
kind-protection-granted = Protection granted
kind-protection-refused = Protection refused
kind-protection-quashed = Protection decision quashed
kind-protection-excluded = Excluded from protection
kind-protection-withdrawn = Protection withdrawn
kind-travel-document-issued = Travel document issued
kind-removal-ordered = Ordered to leave the country
kind-investigated = { $state } alleges an offence: investigation
kind-charged = { $state } alleges an offence: charged
kind-tried-in-absentia = Tried in absentia by a court in { $state }
kind-sentenced = Sentenced by a court in { $state }
kind-acquitted = Acquitted by a court in { $state }
kind-charges-dropped = Charges dropped
kind-retrial-ordered = Retrial ordered
kind-assets-frozen = Assets frozen
kind-passport-revoked = Passport revoked
kind-citizenship-stripped = Stripped of citizenship
kind-made-stateless = Made stateless
kind-naturalised = Naturalised
kind-reprisal = Reprisal against people close to the case
kind-at-risk-of-notice = At risk of an INTERPOL notice
kind-wgad-opinion = Opinion of the UN Working Group on Arbitrary Detention
kind-treaty-body-views = Views of a UN treaty body
kind-echr-communicated = European Court of Human Rights: case communicated
kind-echr-decision = European Court of Human Rights: decision
kind-echr-judgment = European Court of Human Rights: judgment
kind-echr-struck-out = European Court of Human Rights: struck out
kind-echr-execution = European Court of Human Rights: execution of a judgment
kind-cjeu-ruling = Ruling of the Court of Justice of the EU
kind-hearing-set = Hearing set
kind-docket-entry = New entry in the docket
kind-resolution = Resolution
kind-report-published = Report published
kind-statement = Statement
kind-appeal-published = Appeal published
kind-mention = Mentioned
