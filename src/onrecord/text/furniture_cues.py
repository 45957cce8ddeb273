"""The language of page furniture: what pages say to their readers, as closed patterns.

Each pattern is linear in the length of a block. They name no outlet: what an outlet calls itself is
found by `onrecord.text.masthead`.
"""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DAY = rf"(?:{DAYS}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"

# A line that leads to other pages, or heads a list of them.
TEASER = re.compile(
    r"^\W{0,3}(?:read (?:more|next|also|on|full|the full)|more (?:on|from|like) (?!than)|more stories|most (?:read|viewed|"
    r"popular|shared|watched)|related(?: (?:stories|articles|content|topics|links|coverage|news))?\s*:?$|"
    r"related:|more\s*:|see also|also read|don['’]t miss|recommended|you may (?:also )?like|you might (?:also )?like|"
    r"in other news|watch(?: (?:now|live|more|next|the))?\s*:|watch (?:now|live|next)|listen(?: now| to)?\s*:|"
    r"trending|top stories|latest (?:news|stories|headlines)|editors?['’]?s? (?:picks|choice)|"
    r"what to read next|explore more|keep reading|continue reading|up next|"
    r"(?:explore |more on )?(?:these|related) topics|topics in this|(?-i:MORE [A-Z]{3,12}$)|go deeper|further reading|analysis\s*:|explainer\s*:|in pictures\s*:|gallery\s*:|live\s*:|read\s*:)",
    re.IGNORECASE,
)

# A line that only says where more is, so that the headlines below it are teasers too.
TEASER_HEAD = re.compile(r"^[^.?]{0,60}:?\s*$")

# An order to the reader, or news about the reader's own account.
ORDER = re.compile(
    r"^\W{0,3}(?:please |simply |just )?(?:sign (?:up|in)|subscribe|stay (?:up to date|informed|tuned|across|ahead|on top)|"
    r"get (?:the |our |all |more |breaking |daily |in touch|notified|alerts|unlimited)|follow (?:us|our|the (?:latest|live))|"
    r"join (?:us|our|the conversation|the discussion|thousands|[\d,]+)|download (?:the|our)|click (?:here|to)|tap (?:here|to)|follow .{2,40} on (?:twitter|facebook|instagram)\b|"
    r"log ?in\b|login\b|register\b|create (?:a|an|your) (?:free )?account|refresh (?:the|this|your)|"
    r"enable (?:javascript|notifications|cookies)|turn on|allow (?:notifications|cookies)|"
    r"manage (?:your )?(?:notifications|preferences|cookies|subscription)|update your|verify your|confirm your|"
    r"check your (?:inbox|email)|enter your|submit (?:a|your) |email (?:us|your)|e-mail us|send (?:us|your)|"
    r"share (?:this|on|your|article|via)|comment (?:on|below)|leave a comment|have your say|tell us|let us know|contact us|"
    r"call us|visit our|like us|like [^.]{3,50} on (?:facebook|twitter)|contact the writers?\b|listen to our|watch our|try (?:our|it)|install (?:the|our)|start your|"
    r"choose (?:your|us)|add us|set us|make us|accept (?:all|cookies)|skip (?:to|advert)|"
    r"thank you for|thanks for (?:reading|signing|registering|subscribing)|welcome back|you (?:are|have|can|must|need|may|will)\b.{0,60}"
    r"\b(?:subscri|sign(?:ed|ing)? (?:up|in)|log(?:ged)? ?in|regist|account|newsletter|notification|unsubscribe|cookies|articles? left|free articles)|"
    r"already (?:a|have|registered|subscribed)|not (?:a|yet a) (?:subscriber|member)|"
    r"report an? (?:\w+ )?(?:error|mistake|correction|typo)|(?:found|spotted|seen) an? (?:mistake|error|typo)|like what you|enjoyed this|write for us|"
    r"(?:text|email|sms|news) alerts?\b|do you (?:have|know) (?:a|more|any)|got a (?:story|tip|question)|have you (?:got|been)|want (?:more|to know more|unlimited))",
    re.IGNORECASE,
)

# Words that a page uses of itself. Two of them in a short block without speech is a prompt.
PAGE_WORDS = re.compile(
    r"\b(?:notifications?|browser|cookies?|newsletters?|inbox|subscribers?|subscri(?:be|ption)s?|unsubscribe|"
    r"sign(?:ed|ing)? (?:up|in)|log(?:ged)?[ -]?(?:in|out)|registering|registration|preferences|javascript|"
    r"email address|privacy (?:policy|notice)|terms (?:of use|and conditions|of service)|terms apply|app store|google play|"
    r"whatsapp channel|automatically|refresh|web ?page|homepage|site map|advert(?:isement)?s?|sponsored|promoted|affiliate|"
    r"push alerts?|podcasts?|home page)\b",
    re.IGNORECASE,
)

# Words that are a page's own only where "you" are told of them.
YOUR_PAGE = re.compile(
    r"\b(?:alerts?|settings|accounts?|a (?:registered )?(?:member|subscriber|reader)|membership|website|page|browser|subscri\w+|newsletters?|inbox|app|apps)\b",
    re.IGNORECASE,
)

# An outlet's plea for money; strong on its own when it speaks as "we" or to "you".
APPEAL = re.compile(
    r"\b(?:your (?:support|donations?|contributions?|generosity|subscription|membership)|support (?:us|our|independent|local|quality|the work)|"
    r"help us (?:to )?(?:continue|keep|tell|report|hold|fund|reach|do)|fund (?:our|independent|quality|fearless)|"
    r"(?:a|make a|your|financial|regular|monthly) (?:donation|contribution)|donate (?:to|now|today|here)|our (?:journalis(?:m|ts)|report(?:ing|ers)|newsroom|readers|coverage|independence)|"
    r"(?:quality|independent|fearless|trusted|public-interest|investigative|open|free|local) journalism|paywalls?|reader[- ](?:funded|supported)|"
    r"readers like you|become a (?:member|supporter|subscriber|patron)|as little as|every (?:pound|dollar|euro|penny|contribution|donation)|"
    r"makes? all the difference|chip in)",
    re.IGNORECASE,
)

# The outlet's own voice about itself: weak, counts only beside an appeal.
OWN_VOICE = re.compile(
    r"\b(?:we|us|our|ours|you|your|yours)\b|\b(?:reporters|journalis[mt]s?|newsroom|reporting|readers|coverage|billionaire|"
    r"shareholders|owners|misinformation|democracy|independen(?:t|ce)|trusted|facts|story|stories|audience)\b",
    re.IGNORECASE,
)

# A picture's credit or caption mark.
CREDIT = re.compile(
    r"\bAP Photo/|^FILE ?[-–—]|\((?:[A-Z][^()\n/]{1,50}(?-i: ?/ ?[A-Z]| via [A-Z])[^()\n]{1,60}|[^()\n]{0,50}\b(?:Images?|Pictures?|Photos?|Archive|Handout|Wire|Getty|Reuters|AFP|AP|PA|EPA|"
    r"Alamy|Shutterstock|file(?: photo)?)\b[^()\n]{0,30})\)\s*$|"
    r"^\W{0,3}(?:image|photo|picture|photograph|pic|video|graphic|illustration|caption|credit|copyright|file)s?"
    r"(?: (?:credit|source|caption|by|copyright))?\s*[:©|]|"
    r"(?:photo(?:graph)?|image|picture|pic|credit|video)s?\s*(?:by|:|©|courtesy of|/)\s*[^.]{2,60}$|"
    r"\b(?:Getty Images|Image source|Reuters/|AFP via|AP Photo|PA (?:Wire|Archive|Media|Images)|/Shutterstock|/Alamy)\b[^.]{0,60}$",
    re.IGNORECASE,
)
CREDIT_NAMES = re.compile(r"\(([^()\n]{1,80})\)\s*$")

BYLINE = re.compile(
    r"^(?:(?:written |reported |story |words |text |report )?by:?|(?:author|reporter|words|text):)\s+(?P<names>[A-Z][^\d,|]{2,60}?)(?P<rest>\s*[,|@].*|\s+[\-–—]\s.*|\s+in\s+[A-Z].*|\s+and staff.*)?$",
    re.IGNORECASE,
)
NAME_LINE = re.compile(
    r"^(?:[A-Z][\w'’.\-]+|[A-Z]\.)(?:\s+(?:de|da|di|del|van|von|der|den|al|bin|ter|le|la|Mc|[A-Z]\.|[A-Z][\w'’\-]+)){1,4}"
    r"(?:(?:\s+and\s+|,\s*|\s*&\s*)(?:[A-Z][\w'’.\-]+)(?:\s+[A-Z][\w'’.\-]+){1,3}){0,3}(?:\s+in\s+[A-Z][\w'’.\- ]{2,30})?$"
)
BEAT = re.compile(
    r"\b(?:correspondent|reporter|editor|journalist|columnist|writer|staff|bureau|newsroom|news desk|analyst|@\w+)\b",
    re.IGNORECASE,
)

TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
DATE_LINE = re.compile(
    rf"^\W{{0,3}}(?:(?:first |last )?(?:published|updated|posted|modified|created|issued|date|filed)\b[^\d\n]{{0,24}})?"
    rf"(?:(?:at |on )?(?:{TIME})[^\w\n]{{0,4}}(?:\w{{2,5}}[^\w\n]{{1,4}})?)?"
    rf"(?:{DAY}[^\w\n]{{1,3}})?(?:\d{{1,2}}(?:st|nd|rd|th)?[^\w\n]{{1,3}}(?:of )?{MONTH}[^\w\n]{{1,3}}(?:20|19)\d\d|"
    rf"{MONTH}[^\w\n]{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?[^\w\n]{{1,3}}(?:20|19)\d\d|(?:20|19)\d\d-\d\d-\d\d|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|\d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d)(?P<rest>[^\n]{{0,90}})$",
    re.IGNORECASE,
)
# A full date anywhere in a short line of particles, as in "NPI | Port Ann | Updated: March 18, 2025".
FULL_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:20|19)\d\d|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:20|19)\d\d|"
    r"\d{1,2}[./-]\d{1,2}[./-](?:20|19)\d\d)\b",
    re.IGNORECASE,
)
STAMPED = re.compile(r"[|•·]|\b(?:published|updated|posted|modified)\b", re.IGNORECASE)
AGO = re.compile(
    r"^\W{0,3}(?:(?:published|updated|posted)\W{0,3})?(?:(?:\d{1,3}|an?|one|two|three) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|"
    r"just now|(?:updated|published):?|(?:updated|published) at \d[\d:.]* ?[ap]\.?m\.?(?: [A-Z]{2,4})?(?: \w{3,6}day)?|\d{1,2} ?(?:min|minute)s? read|reading time\b.{0,20})\W{0,3}(?:updated.{0,40})?$",
    re.IGNORECASE,
)

# A place, perhaps a date, an agency in brackets, a dash: the opening of wire copy.
WIRE_OPENING = re.compile(
    r"(?P<place>[A-Z][A-Z'’.\- ]{2,30}(?:, [A-Z][\w.'’ ]{1,25})?|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2}(?:, [A-Z][\w.'’ ]{1,25})?)"
    rf"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}))?"
    r"(?:,? \((?P<agency>[A-Z][\w&.' \-]{1,40})\))?\s?(?:[—–]|--|-(?= )|:(?= [A-Z]))\s?"
)

NAVIGATION = re.compile(
    r"^\W{0,3}(?:skip to (?:main )?(?:content|navigation)|menu|home|search|close|back(?: to top)?|next|previous|share(?: this)?|save|print|copy link|"
    r"comments?(?: \(\d+\))?|\d+ comments?|view comments|show more|load more|see all|view all|advertisement|ad|sponsored|promoted|"
    r"facebook|twitter|x|whatsapp|email|e-mail|linkedin|reddit|telegram|instagram|tiktok|youtube|bookmark|listen|play|play video|video|gallery|"
    r"sign in|log in|register|subscribe|news|sport|politics|business|opinion|world|uk|us|live|breaking(?: news)?|exclusive|topics|tags?|"
    r"key (?:points|takeaways)|in (?:summary|short|brief):?|at a glance|contents?|accessibility help|your account|notifications|copy|gift this article|share full article|article|story)\W{0,3}$",
    re.IGNORECASE,
)
# What sections of a paper are called: a line of little else is a menu.
SECTIONS = frozenset(
    "home news sport sports what's on motors politics business opinion comment world uk us national local weather jobs travel culture arts "
    "lifestyle life style health education science tech technology video videos photos podcasts letters obituaries crime courts puzzles "
    "money property food games shop events features subscribe more menu search register login sign in up live tv radio football".split()
)
# Shouting about money in the middle of a page: an advertisement.
OFFER = re.compile(r"^(?=[^a-z]*$)(?=.*[$£€]\s?\d)[^.?]{8,90}$")
COLON_CREDIT = re.compile(r"\((?:[A-Z][\w&.' ]{1,40}): [A-Z][^()\n]{2,40}\)\s*$")
PICTURE_DESK = re.compile(
    r"^[A-Z][A-Z .&/'-]{1,40}(?:PICTURES?|IMAGES?|PHOTOS?|ALAMY|GETTY|REUTERS)[A-Z .&/'-]{0,30}$"
)
# Words that open a line of the page, never a person's name.
NO_NAME = frozenset(
    "In On At The A An What Why How When Key Read More Top Live Our Your New Full All".split()
)

# A line of words that are buttons, each alone: "SHARE TWEET EMAIL".
BUTTONS = re.compile(
    r"^(?:(?:share|tweet|email|e-mail|print|save|copy|link|comments?|facebook|twitter|x|whatsapp|linkedin|reddit|post|pin|menu|search|log ?in|"
    r"sign in|subscribe|listen|follow|text|gift|\d{1,4})(?:[\s|·•,/]+|$)){1,8}$",
    re.IGNORECASE,
)
# Where to write to or look: an address in a short line.
ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+|\bhttps?://\S+|\bwww\.\S+|\b[\w\-]+\.[a-z]{2,10}/\S+")
PRICE = re.compile(r"[$£€]\d+(?:\.\d\d)? (?:a|per|each|for \w+) (?:month|week|year)s?", re.IGNORECASE)

TRAIL = re.compile(r"^[^.!?\n>›»|•·/]{1,30}(?:[>›»|•·/][^.!?\n>›»|•·/]{1,40}){1,8}$")
TAGS = re.compile(
    r"^(?:topics?|tags?|filed under|more about|keywords|categories|sections?)\s*:", re.IGNORECASE
)
OTHER = re.compile(
    r"^\W{0,3}(?:(?:the )?(?:story|article|text|report) continues|(?-i:[A-Z]{2,8} ?: ?[A-Z]{1,6}\b)[^a-z]{0,60}$|©|\(c\) ?(?:19|20)\d\d|copyright\b|all rights reserved|this (?:article|story|piece|report) (?:was|has(?: not)? been|is|first|originally)\b|[^.\n]{0,40}\badditional reporting (?:by|from)\b|"
    r"[^.\n]{2,200} contributed (?:to this|reporting|from)\b|\W{0,3}with assistance (?:by|from)\b|the associated press receives|[^.\n]{0,40}\bprices (?:are|may be) delayed|\(?(?:additional )?(?:reporting|editing|writing) by\b|our standards:|"
    r"for (?:confidential )?(?:help|support|more information),? (?:call|visit|contact)|in the uk and ireland, samaritans|"
    r"\([^()\n]{3,40} \d{1,2}/\d{1,2}/\d{4}\b[^()\n]{0,20}\)$|(?-i:\([A-Z][A-Z ,:-]{5,80}\)$)|"
    r"with (?:additional )?reporting (?:by|from)\b|with (?:agencies|inputs from|files from|reports from)\b|(?:source|sources)\s*:)",
    re.IGNORECASE,
)
# A post that the page shows: its author's handle in brackets behind a dash.
SHARED_POST = re.compile(r"^(?:A|View this) post (?:shared by|on)\b.{0,60}(?:\(@[\w.]{2,30}\)|\bInstagram\b)")
POST = re.compile(r"[—–-] ?[^()\n]{1,60} \(@\w{2,30}\)")
# What stays part of the story although it speaks of the page.
CORRECTION = re.compile(
    r"\b(?:correction|to correct|clarification|corrected|amended|editor['’]s note)\b", re.IGNORECASE
)

SAID = re.compile(
    r"\b(?:said|says|told|added|adding|claimed|wrote|insisted|argued|warned|asked|according to|tweeted|posted)\b"
)
# A second or first person that, outside quotation marks, speaks to the reader.
TO_READER = re.compile(r"\b(?:you|your|yours|we|us|our|ours)\b", re.IGNORECASE)
QUOTED = re.compile('["“][^"”“]{0,3000}["”]|["“][^"”“]*$')

_DESKS = (
    r"(?:EPA|AFP(?: or licensors)?|AP(?::Associated Press)?|PA(?::Press Association)?|GETTY|Getty(?: Images)?|REUTERS|"
    r"Reuters|REX|Rex(?: Features)?|ALAMY|Alamy|Barcroft(?: Media)?|Splash(?: News)?|SWNS|Handout|Shutterstock|Xinhua|"
    r"Bloomberg|(?:The )?Associated Press|Agence France[- ]?[Pp]resse|Agencies|dpa|UPI|ANI|PTI|Kyodo|Yonhap|TASS)"
)
# How captions begin that stand without brackets: what the page prints before them, or whose picture it is.
CAPTION_LEAD = re.compile(
    r"^(?:(?:Enlarge this image\s+)?toggle caption\b|Enlarge this image\b|Image (?:copyright|caption|source)\b|"
    r"Media (?:playback|caption)\b|Facebook Twitter Pinterest\b|\d{1,2}/\d{1,3} (?=\S+ \S)|"
    r"(?:FILE ?[-\u2013\u2014] ?)?In this .{3,50}? (?:photo|image|picture|photograph|frame)\b|"
    r"This (?:\w+ )?(?:photo|image|picture|photograph|combination)\b.{0,120}\b(?:shows?|released|provided|taken)\b)"
)
DESK_LEAD = re.compile(
    rf"^(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}} ?/ ?)?{_DESKS}(?: ?[-\u2022] ?(?:Contributor|{_DESKS}))?"
    rf" (?=[A-Z][\w'’.-]* )|^[A-Z][A-Z &.]{{2,40}}\u2022{_DESKS} |"
    r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} Photographer: "
)
DESK_CREDIT = re.compile(
    rf"\((?:[A-Z][^()\n]{{1,70}}(?:/|, | via ))?(?:File/)?(?:The )?{_DESKS}(?:/[A-Z][\w ]{{2,20}})?\)\s*$"
)
CREDITED_END = re.compile(
    r"\bCredit [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:/| for | via )[A-Z][\w .]{2,40}$"
)
# Whose picture it is, in square brackets or right behind the caption's full stop, and who is seen in it.
BRACKET_CREDIT = re.compile(
    r"\[(?:Photos?|Images?|Pictures?|Graphics?|File photo)\b[^\[\]\n]{0,60}\]$", re.IGNORECASE
)
STUCK_CREDIT = re.compile(rf"[a-z)]\.[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}} ?/ ?{_DESKS}$")
SEEN = re.compile(r"^[^.!?\n]{0,80}\((?:also |both |left, |right, )?pictured\b[^()\n]{0,60}\)")
PLACED = re.compile(
    r"^[^.!?\n]{0,80}\((?:far |second )?(?:above|left|right|centre|center|seen (?:here|above|left|right))"
    r"(?:,? (?:in|with|and|wearing)\b[^()\n]{0,50})?\)"
)
SLIDE = re.compile(r"\b(?:hide caption \d+ of \d|play slideshow\b)", re.IGNORECASE)
# A film that the page shows, in which somebody of the outlet's speaks.
FILM = re.compile(
    r"^[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}['’]s? (?:[A-Z][\w.'’-]+ ){2,3}"
    r"(?:discusses|explains|examines|looks at|breaks down|talks (?:to|about|with)|"
    r"has (?:more|the (?:story|details|latest)))\b"
)
# A heading of up to five words within the story, or some words of it in single quotation marks.
CROSSHEAD = re.compile(
    r"^(?:-[^-.!?\n]{3,60}-$|[A-Z][\w’'-]*(?: [\w’'-]+){0,4}|['‘][A-Z][\w-]*(?: [\w-]+){0,4}['’])$"
)
DESKS_ALONE = re.compile(
    rf"^(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}} ?/ ?(?:[\w ]{{1,20}} via )?)?{_DESKS}(?: ?[-–—/,|&•] ?{_DESKS})*$",
    re.IGNORECASE,
)
# What one page prints between its paragraphs, in one run with what it asks of its readers.
PAGE_RUN = re.compile(
    r"(?i:continue reading the main story|please verify you['’]re not a robot|^order reprints\b|invalid email address|(?-i:^JUST WATCHED\b|\bReplay More Videos\b)|"
    r"^we pay for your (?:stories|videos))"
)
BARE_LABEL = re.compile(
    r"^(?:photo|image|slideshow(?: \(\d+ images?\))?|anzeige:?|(?:save){2,8}|scroll down for video)$", re.I
)
BRACKETED = re.compile(r"^\[ ?[^\[\]]{12,160} ?\]$")
READ_MORE_END = re.compile(r"[^.!?:;,\"”’)] Read more$")
RELATED_RUN = re.compile(r"^(?-i:Related|RELATED|READ MORE|MORE) (?=[A-Z][^.]{10,}$|[A-Z].{10,120}[?]\s)")
# Who else worked on a report, behind its last sentence.
TAIL_CREDIT = re.compile(
    r"(?<=\S)\s+(?P<credit>\((?:(?:additional )?(?:reporting|writing|editing)|compiled|with reporting) by\s[^\n]{3,500}"
    r"|(?-i:[A-Z])[^.!?\n\"”]{4,260} contributed (?:to this (?:report|story|article)|reporting|from [A-Z][\w ]{2,30})\.?)\s*$",
    re.IGNORECASE,
)
# What opens a line with a dash as a place does, and is none.
NO_PLACE = re.compile(
    r"^(?:FILE|UPDATE[DS]?|WATCH|LIVE|EXCLUSIVE|BREAKING|OPINION|ANALYSIS|VIDEO|PHOTOS?|READ|LISTEN|RELATED|CORRECTION|"
    r"EDITOR|NOTE|REVIEW|RECAP|PICTURED)\b"
)
AGENCY_OPENING = re.compile(
    r"(?:(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’ ]{1,25})?) )?"
    r"\((?P<agency>CNN(?:Money| Business)?|AP|AFP|Reuters|UPI|ANI|PTI|IANS|dpa|Xinhua)\)\s(?=[\"“‘'A-Z])"
)
# A run of capitals before other words, as pages set above each teaser of a list.
KICKER = re.compile(
    r"(?:(?<=\s)|^)['‘]?(?:(?:[A-Z][A-Z0-9'’,:-]*[A-Z'’,:]\s){2,6}|[A-Z][A-Z'’-]{2,}[!?]['’]?\s|[A-Z][A-Z'’-]{5,}\s)"
    r"(?=['‘\"“]?[A-Za-z][a-z'’])"
)
