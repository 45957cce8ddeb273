"""Closed word lists for reading names: honours, offices, occupations, bodies, places."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Honorifics and ranks that stand before a name, and the gender that they tell.
HONORIFICS: dict[str, str | None] = {
    **dict.fromkeys(_words("mr mister sir lord master monsieur herr señor father fr brother baron"), "m"),
    **dict.fromkeys(_words("mrs ms miss mx dame lady madame baroness sister mme frau señora mother"), "f"),
    "mx": None,
    **dict.fromkeys(
        _words(
            "dr doctor prof professor rev reverend hon honourable honorable rt sen rep gov gen "
            "lt col sgt capt "
            "cpl maj cmdr adm pte pc pcso dc ds di dci dcs det insp supt lt-col lt-gen maj-gen brig "
            "captain eng engr advocate colonel general major lieutenant corporal sergeant admiral brigadier "
            "commander constable "
            "inspector superintendent detective sheriff judge justice senator representative congressman "
            "congresswoman councillor cllr rabbi imam sheikh ayatollah bishop archbishop cardinal private "
            "chancellor governor president mayor premier secretary ambassador coach dean deputy canon trooper"
        )
    ),
}  # fmt: skip
HONORIFICS |= dict.fromkeys(_words("congressman"), "m") | dict.fromkeys(_words("congresswoman"), "f")

# Honorifics after which the given name alone is used ("Sir Jon", "Prince Ali").
WITH_GIVEN = _words("sir dame lord lady prince princess king queen pope father sister brother")

# Titles that are part of the only name there is: kept when one name follows ("King Olaf").
REGAL: dict[str, str | None] = {
    "king": "m", "queen": "f", "prince": "m", "princess": "f", "pope": "m", "emperor": "m",
    "empress": "f", "sultan": "m", "emir": "m",
}  # fmt: skip

# Family names that stand first, as in East Asia.
FAMILY_FIRST = _words(
    "kim lee park choi jung jeong kang cho yoon yun jang lim han oh seo shin kwon hwang ahn "
    "song ryu moon ban "
    "xi li wang zhang chen liu yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie "
    "tang deng feng jiang cai peng zeng xiao tian pan yuan dong ye du wei fu lu hou mao wen bo qin qian "
    "nguyen tran le pham hoang phan vu dang bui ngo truong"
)

SUFFIXES = _words("jr jnr junior sr snr senior ii iii iv kc qc mp mep msp ms obe mbe cbe phd md esq")
GENERATION = _words("jr jnr junior sr snr senior ii iii iv")
PARTICLES = _words(
    "van der den von de la le du da dos das del della di al el bin ibn ben abu ter ten zu af av ap y e st"
)

# Heads of offices: the last word of a title that is a post.
OFFICES = _words(
    "secretary minister mayor mayoress commissioner president chairman chairwoman chair chairperson chief "
    "director governor senator congressman congresswoman councillor councilwoman councilman chancellor "
    "ambassador leader head boss executive manager coach captain superintendent inspector constable judge "
    "justice prosecutor attorney ombudsman speaker whip treasurer editor presenter host anchor founder "
    "co-founder owner principal headteacher headmaster headmistress dean provost rector vice-chancellor "
    "bishop archbishop cardinal premier taoiseach sheriff marshal admiral general comptroller auditor "
    "ceo cfo coo cto mp mep msp mla pm dpp vice-president vice-chair envoy negotiator coroner magistrate "
    "regulator registrar lawmaker representative commander professor lecturer moderator convener "
    "consul trustee administrator supremo tsar czar co-chair co-leader undersecretary secretary-general "
    "paymaster warden bailiff recorder skipper master curator chief-of-staff vice-captain "
    "deputy prime-minister supervisor chaplain archdeacon counsel director-general governor-general "
    "attorney-general auditor-general inspector-general solicitor-general surgeon-general vice-principal "
    "coordinator co-ordinator vp svp evp co-chairman co-chairwoman co-president co-ceo co-director co-owner "
    "commandant abbot abbess pastor co-editor vice-chairman vice-chairwoman vice-mayor vice-rector"
)
# Heads that are a post only when something goes before or after them to say of what.
WEAK_OFFICES = _words(
    "chief head boss executive owner master principal captain deputy host general justice marshal "
    "attorney speaker representative lecturer anchor supervisor professor skipper commander recorder "
    "administrator coach editor manager presenter founder judge leader warden regulator"
)

# Occupations and parts that tell that a name is a person's, but are no office.
OCCUPATIONS = _words(
    "campaigner activist actor actress singer author writer novelist poet striker midfielder defender "
    "goalkeeper keeper winger lawyer barrister solicitor doctor surgeon analyst economist scientist "
    "researcher historian journalist reporter correspondent spokesman spokeswoman spokesperson officer "
    "shopkeeper neurosurgeon co-pilot rabbi imam "
    "detective soldier victim suspect defendant witness resident farmer pilot driver billionaire "
    "businessman businesswoman entrepreneur investor candidate nominee rival colleague aide adviser advisor "
    "son daughter wife husband father mother brother sister star player forward batsman bowler jockey "
    "boxer golfer cyclist runner swimmer champion teenager student nurse teacher pensioner widow widower "
    "partner fiancé fiancée boyfriend girlfriend friend cousin uncle aunt nephew niece grandfather "
    "grandmother tycoon mogul magnate banker trader engineer architect designer chef comedian musician "
    "rapper guitarist drummer composer conductor dancer model photographer director producer screenwriter "
    "film-maker filmmaker astronaut astronomer physicist chemist biologist virologist epidemiologist "
    "geologist zoologist botanist ecologist psychologist psychiatrist sociologist philosopher theologian "
    "statistician mathematician consultant specialist expert strategist lobbyist pollster commentator "
    "pundit broadcaster blogger vlogger influencer fisherman miner worker steward organiser organizer "
    "hacker whistleblower dissident refugee prisoner inmate gunman attacker bomber killer murderer fugitive "
    "backbencher peer politician diplomat official veteran legend forward guard quarterback pitcher "
    "sprinter rower skier climber mountaineer sailor footballer cricketer referee umpire contractor "
    "plaintiff claimant appellant juror mum mom dad father-of-two mother-of-two heir heiress socialite "
    "skipper fisher trawlerman deckhand paramedic firefighter midwife carer volunteer vicar priest nun "
    "goalie netminder goaltender defenseman defenceman linebacker catcher shortstop full-back centre-back "
    "fly-half scrum-half flanker bowler wicketkeeper batter infielder outfielder"
)

# Spokespeople: said on behalf of somebody else.
SPOKES = _words("spokesman spokeswoman spokesperson spokespeople spokesmen spokesperson representative")

# Heads that say too little to be an office by themselves.
VAGUE = _words(
    "chief head boss executive owner master principal deputy host general justice marshal attorney "
    "representative lecturer anchor supervisor professor commander recorder administrator founder leader "
    "warden regulator mp mep lawmaker counsel vp svp evp coordinator co-ordinator pastor"
)

# Words that open an office's title before its head.
GRADES = _words(
    "deputy assistant vice associate junior senior shadow acting interim caretaker former ex then chief lead "
    "prime first second third managing executive non-executive general foreign home health education defence "
    "defense treasury interior finance justice trade transport energy environment culture "
    "housing agriculture police crime district county city state federal national regional local head vice "
    "permanent parliamentary cabinet private press attorney solicitor lord chief head first high supreme "
    "sporting technical artistic medical scientific legal financial operating marketing communications "
    "information technology security intelligence communities justice industry business economy climate "
    "equalities women's attorney immigration policing prisons schools universities ports fisheries water "
    "international development northern science sports sport media digital social welfare pensions work "
    "team club union party group company board council coast harbour harbor parish borough village town "
    "lead joint co co-founding founding outgoing incoming elected new current "
    "detective newly-appointed interim longtime long-serving honorary exec offensive defensive line "
    "quarterbacks receivers linebackers goalkeeping batting bowling fielding pitching hitting bench base "
    "first-team strength conditioning basketball football baseball hockey soccer rugby cricket athletics "
    "swimming women's men's special teams youth academy performance product design global regional creative "
    "editorial programme program policy research vaccine operations supply sales investment risk compliance "
    "diversity people talent strategy growth presiding sitting"
)

# Heads of bodies: the last word of an organisation's name, or its first before "of", "for", "against".
BODIES = _words(
    "air academy administration agency airlines airways alliance army assembly association athletic "
    "authority authorities bank board borough brewery brigade broadcasting brothers bureau cabinet "
    "campaign casino center centre chamber charity church circuit city-council club co coalition college "
    "commission committee company conference confederation congress consortium constabulary convention "
    "cooperative co-operative corp corporation council court daily department directorate energy "
    "enterprises executive-council federation fc afc rfc cc force forces forum foundation front fund "
    "government group guard guild holding holdings hospital house-of-lords inc industries initiative "
    "inquiry institute institution inspectorate insurance international jury laboratories laboratory labs "
    "league legislature library limited llc llp lodge logistics ltd magazine media medicines ministry "
    "mission motors movement museum navy network news newspapers nhs observatory office opera orchestra "
    "organisation organization panel parliament partners partnership party pharmaceuticals plc police "
    "post press productions project radio railway railways records regiment registry republic resources "
    "samaritans school schools senate service services society squad studios supermarkets syndicate "
    "systems taskforce team technologies telecom telegraph theatre theater treasury tribunal trust "
    "trustees union united university utilities volunteers watch water works watchdog workers herald "
    "tribune gazette chronicle times inspectorate secretariat synod vatican kremlin pentagon mosque "
    "synagogue cathedral fisheries steel oil gas electric rovers wanderers albion hotspur athletics "
    "clinic firm solicitors lawyers ombudsman tv television channel taskforce militia rangers brewing "
    "foods motors shipping airport ferries lines farms mines mining pharma biotech capital ventures "
    "securities investments properties homes estates stores brotherhood gallery ballet quartet academy "
    "parents rescue lifeboat coastguard observatory friends unions archives"
)
# Heads that join "of", "for", "against", "on" and what follows into one name.
BODIES_OF = BODIES | _words(
    "bank bishops board campaign house houses ministry friends doctors lawyers mothers families lords "
    "church court centre center sons daughters brotherhood people's office commission conference chamber "
    "union state university department institute society league council parliament order kingdom "
    "school college royal friends citizens students teachers scientists voices physicians surgeons"
)
# Company forms and other words that a short form of the name leaves off.
DROPPED = _words(
    "plc ltd limited inc corp corporation co company llc llp group holdings holding bank fc afc rfc cc party "
    "police council union university trust foundation society association institute federation club "
    "international industries technologies services systems partners city town county united athletic "
    "rovers air airlines airways energy motors the of and & department office authority board news hospital "
    "school college court commission committee agency media network pharmaceuticals laboratories "
    "capital ventures securities shipping ferries lines foods stores steel oil gas water"
)

# Of these, what says only in which form a company is one.
FORMS = _words(
    "plc ltd limited inc corp corporation co company llc llp group holdings holding partners of the "
    "and & nv ag sa "
    "se ab asa oyj spa gmbh bv pty"
)

# Last words of places that are hardly ever family names.
PLACE_TAILS = _words(
    "land bay island islands river street road square avenue airport station stadium arena pole "
    "strait county "
    "coast ocean sea peninsula mountains desert highway motorway boulevard pier docks tower terminal palace "
    "castle beach plain gulf canal dam reservoir basin province region district valley archipelago reef "
    "forest crescent terrace quay harbour harbor st ave rd blvd ballroom lighthouse bridge lane "
    "mount heights plaza gardens tunnel"
)
# What is said of somebody before an office and is no part of it.
PRAISE = _words(
    "embattled under-fire veteran controversial popular beleaguered longtime long-time powerful influential "
    "outspoken disgraced troubled respected current present incumbent local senior-most new young old "
    "billionaire millionaire charismatic hardline hard-line moderate left-wing right-wing far-right far-left "
    "centrist top self-styled self-proclaimed de-facto supreme-court flamboyant colourful colorful blunt "
    "soft-spoken fiery rookie star legendary fellow own dismissed suspended newly-elected newly-appointed "
    "freshman two-term three-term one-term first-year second-year republican democratic conservative liberal"
)

# "the X" in place of a body's name, and the words in a name that it may stand for ("" for any body).
BODY_NOUNS: dict[str, frozenset[str]] = {
    "force": _words("police constabulary force met"),
    "company": frozenset(), "firm": frozenset(), "business": frozenset(), "group": frozenset(),
    "organisation": frozenset(), "organization": frozenset(), "body": frozenset(),
    "charity": _words("trust foundation charity society campaign"),
    "union": _words("union unite unison federation association guild"),
    "club": _words("club fc afc rfc united city rovers athletic town albion county wanderers hotspur cc"),
    "side": _words("club fc afc rfc united city rovers athletic town albion county wanderers hotspur cc"),
    "bank": _words("bank"), "party": _words("party"), "council": _words("council"),
    "authority": _words("authority"), "board": _words("board"), "trust": _words("trust"),
    "foundation": _words("foundation"), "agency": _words("agency"), "university": _words("university"),
    "school": _words("school academy"), "hospital": _words("hospital infirmary clinic"),
    "committee": _words("committee"), "commission": _words("commission"), "court": _words("court"),
    "tribunal": _words("tribunal"), "department": _words("department"), "ministry": _words("ministry"),
    "association": _words("association"), "federation": _words("federation"), "league": _words("league"),
    "institute": _words("institute"), "society": _words("society"), "guild": _words("guild"),
    "airline": _words("airlines airways air"), "newspaper": frozenset(), "regulator": frozenset(),
    "watchdog": frozenset(), "campaign": _words("campaign"), "alliance": _words("alliance"),
    "church": _words("church"), "museum": _words("museum"), "theatre": _words("theatre"),
    "manufacturer": frozenset(), "retailer": frozenset(), "supplier": frozenset(), "operator": frozenset(),
    "carmaker": frozenset(), "brewer": frozenset(), "chain": frozenset(), "corporation": frozenset(),
    "college": _words("college"), "partnership": _words("partnership"), "coalition": _words("coalition"),
    "confederation": _words("confederation"), "institution": frozenset(), "fund": _words("fund"),
    "zoo": _words("zoo"), "prison": _words("prison"), "festival": _words("festival"),
    "team": _words("club fc afc rfc united city rovers athletic town albion county wanderers hotspur cc"),
    "orchestra": _words("orchestra"), "library": _words("library"),
    "inquiry": _words("inquiry"), "panel": _words("panel"), "consortium": _words("consortium"),
    "cooperative": _words("cooperative co-operative"), "developer": frozenset(), "startup": frozenset(),
}  # fmt: skip

# Names for bodies that share no word with the name they stand for.
METONYMS = {
    "scotland yard": "Metropolitan Police", "new scotland yard": "Metropolitan Police",
}  # fmt: skip
# Seats that speak as bodies of their own.
SEATS = {
    "downing street": "Downing Street", "no 10": "Downing Street", "no. 10": "Downing Street",
    "number 10": "Downing Street", "10 downing street": "Downing Street", "number ten": "Downing Street",
    "the white house": "White House", "white house": "White House", "the kremlin": "Kremlin",
    "kremlin": "Kremlin", "the pentagon": "Pentagon", "pentagon": "Pentagon", "whitehall": "Whitehall",
    "the vatican": "Vatican", "vatican": "Vatican", "holyrood": "Holyrood", "capitol hill": "Capitol Hill",
    "the elysee": "Elysee", "buckingham palace": "Buckingham Palace",
    "kensington palace": "Kensington Palace",
    "lambeth palace": "Lambeth Palace", "the home office": "Home Office", "home office": "Home Office",
    "the foreign office": "Foreign Office", "foreign office": "Foreign Office", "treasury": "Treasury",
}  # fmt: skip

# How parties and their members are called, and the party.
PARTIES = {
    "labour": "Labour", "conservative": "Conservative", "conservatives": "Conservative",
    "tory": "Conservative",
    "tories": "Conservative", "liberal democrat": "Liberal Democrats", "lib dem": "Liberal Democrats",
    "liberal democrats": "Liberal Democrats", "lib dems": "Liberal Democrats", "green": "Green",
    "greens": "Green", "green party": "Green", "snp": "SNP", "plaid cymru": "Plaid Cymru", "dup": "DUP",
    "sinn fein": "Sinn Fein", "sinn féin": "Sinn Fein", "sdlp": "SDLP", "reform uk": "Reform UK",
    "reform": "Reform UK", "ukip": "UKIP", "republican": "Republican", "republicans": "Republican",
    "democrat": "Democratic", "democratic": "Democratic", "democrats": "Democratic",
    "fianna fail": "Fianna Fail", "fine gael": "Fine Gael", "labor": "Labor", "liberal": "Liberal",
    "social democrat": "Social Democrats", "social democrats": "Social Democrats",
    "christian democrat": "Christian Democrats", "labour party": "Labour", "republican party": "Republican",
    "conservative party": "Conservative", "democratic party": "Democratic",
}  # fmt: skip

CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec christmas easter ramadan hanukkah thanksgiving "
    "halloween diwali passover lent gmt bst est edt pst utc am pm bc ad spring summer autumn winter"
)

# Function words: no names even in capitals, wherever they stand.
FUNCTION = _words(
    "a an the this that these those my your his her its our their and but or nor so yet if as at by "
    "in of off on "
    "to from with i we you he she it they is was are were be been am do does did has have had not no "
    "what when "
    "where which who why how there here then than also both more most all some any would could "
    "should can may "
    "might must said says"
)

# What may stand first in a sentence and is no name by its capital alone.
COMMON = _words(
    "a about above across after afterwards again against ago ahead all allow almost alone along already also "
    "although always am amid among an and another any anybody anyone anything are around as asked at away "
    "back based be because been before behind being below beneath beside besides between beyond big both "
    "bosses breaking but by came can claims concerns cops could critics crowds days deaths despite did do "
    "does doing done down dozens due during each earlier early either else elsewhere english even ever every "
    "everybody everyone everything exactly experts families fans far few figures finally first five "
    "following for former four from further furious get given giving go going government greens had half "
    "has have having he hence her here hers herself him himself his historically how however hundreds i if "
    "in indeed inside instead into investigators is it its itself just last later least less let like "
    "likewise local locals long made many maybe me meanwhile might millions mine more moreover "
    "most much must "
    "my myself near nearby nearly neither never nevertheless new next nine no nobody none nor not nothing "
    "notifications now nowhere of off officers officials often on once one only onto or other others "
    "otherwise our ours out outside over own parents perhaps please plans police previously prior protesters "
    "quite rather read really recently reporters residents responding reuters right same say says scientists "
    "second see seven several shadow share she should since six so some somebody someone something sometimes "
    "somewhere soon sources speaking still such supporters sure ten than that the their theirs them "
    "themselves then there therefore these they thing things third this those though thousands three "
    "through throughout thus to today together tomorrow tonight too total toward towards troops two under "
    "unless unlike until up upon us used very via victims want was we well were what whatever when whenever "
    "where whereas wherever whether which while who whoever whole whom whose why will with within without "
    "witnesses would yes yesterday yet you your yours yourself zero ministers mps peers voters lawyers "
    "prosecutors doctors researchers analysts campaigners asked according added adding additionally "
    "advertisement image images photo video watch live updated exclusive opinion analysis editorial review "
    "newsletter subscribe sign follow comments related topics tags copyright god internet covid brexit "
    "olympics olympic games nobel oscar oscars grammy bible koran quran torah twitter facebook youtube "
    "instagram tiktok whatsapp linkedin premiership wi-fi tv dna gdp ai ceo cfo vat nato-led ok hiv aids sos "
    "vip diy cctv id pa mps meps nhs-run suv suvs gp gps pm mp mep phd laptop ii iii iv q a plus minus "
    "cookies privacy terms story stories share save skip menu search home page pages more most what's that's"
)


@cache
def _lines(name: str) -> dict[str, str]:
    text = files("onrecord.text").joinpath(name).read_text("utf8")
    return dict(line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def given_names() -> dict[str, str | None]:
    """Given names in lower case and the gender they tell: "f", "m", or None for either."""
    lines = _lines("names_given.txt")
    found: dict[str, str | None] = {}
    for gender in ("f", "m"):
        for name in lines[gender].split():
            found[name] = None if name in found else gender
    found.update(dict.fromkeys(lines["u"].split()))
    return found


@cache
def places() -> frozenset[str]:
    """Names of countries, regions and large cities, in lower case."""
    return frozenset(p.strip().lower() for p in _lines("names_places.txt")["places"].split(";"))


@cache
def peoples() -> frozenset[str]:
    """Adjectives and nouns of countries, creeds and parties, in lower case."""
    return frozenset(p.strip().lower() for p in _lines("names_places.txt")["peoples"].split(";"))


@cache
def countries() -> dict[str, str]:
    """Adjectives and short forms of countries, in lower case, and the country that each belongs to."""
    pairs = (pair.split("=") for pair in _lines("names_places.txt")["of"].split(";"))
    return {adjective.strip().lower(): country.strip() for adjective, country in pairs}
