"""Nouns that outlets choose between for one thing, in families: march, protest, demo."""

from __future__ import annotations

_FAMILIES = {
    "protest": "march protest demonstration demo rally vigil sit-in picket procession",
    "unrest": "riot unrest disorder disturbance brawl melee rampage uprising revolt mutiny rebellion",
    "stoppage": "walkout stoppage strike",
    "crash": "crash accident collision pile-up smash wreck derailment",
    "killing": "killing murder slaying massacre shooting slaughter execution assassination stabbing",
    "attack": "attack assault raid ambush offensive incursion invasion onslaught",
    "blast": "explosion blast bombing",
    "fire": "fire blaze inferno wildfire",
    "dismissal": "sacking dismissal firing ousting ouster removal",
    "deal": "deal agreement accord pact treaty settlement",
    "truce": "truce ceasefire armistice",
    "layoff": "layoff redundancy cull",
    "leak": "leak breach hack",
    "fighter": "militant rebel insurgent terrorist fighter guerrilla jihadist extremist",
    "migrant": "migrant refugee asylum-seeker immigrant",
    "gunman": "gunman shooter sniper attacker",
    "inquiry": "inquiry enquiry investigation probe review",
    "takeover": "takeover merger acquisition buyout",
    "flood": "flood flooding deluge",
    "leap": "jump surge spike leap hike",
    "fall": "fall drop slump plunge decline",
    "win": "win victory triumph rout thrashing",
    "camp": "camp encampment",
    "hero": "hero icon symbol idol martyr",
    "protester": "activist protester demonstrator agitator attacker assailant aggressor rioter thug hooligan",
    "crowd": "crowd mob gang horde",
    "list": "list blacklist hit-list watchlist dossier",
}
# What somebody does to somebody or something, in words between which outlets choose.
_DOINGS = {
    "strike": "punch slap hit kick push shove beat assault attack strike pummel smack grab confront",
    "seize": "seize impound confiscate detain board intercept capture",
    "abduct": "abduct kidnap snatch",
    "dismiss": "sack fire dismiss oust axe remove",
    "kill": "kill murder slay execute assassinate shoot stab",
    "expel": "deport expel banish remove",
    "free": "free release liberate rescue",
    "flee": "flee escape evacuate",
    "storm": "storm raid occupy invade enter overrun",
    "crash": "crash slam smash collide plow plough ram hit strike",
    "steal": "steal loot rob carry remove plunder",
    "leak": "leak publish release expose",
    "ban": "ban bar block suspend prohibit",
    "apologise": "apologise apologize regret",
}
# What a story's event as a whole is called. Any of these may name it, with or without an attribute.
_EVENT = (
    "incident row dispute feud spat stand-off standoff controversy furore affair saga fiasco debacle "
    "blunder shambles snub altercation confrontation fracas episode ordeal uproar outrage tragedy "
    "disaster mishap gaffe catastrophe calamity debacle collapse failure scandal setback crisis"
)

EVENT = "event"
FAMILY: dict[str, str] = {
    **dict.fromkeys(_EVENT.split(), EVENT),
    **{word: family for family, words in _FAMILIES.items() for word in words.split()},
}
# The families that a verb belongs to, by its lemma.
DOING: dict[str, frozenset[str]] = {
    word: frozenset(family for family, words in _DOINGS.items() if word in words.split())
    for word in sorted({w for words in _DOINGS.values() for w in words.split()})
}
