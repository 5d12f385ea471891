"""Titles of cases at the European Court of Human Rights: who complains, and against which states.

HUDOC writes "CASE OF DOE AND OTHERS v. THE CZECH REPUBLIC (No. 2)", in French "AFFAIRE DOE c. RÉPUBLIQUE TCHÈQUE", and
in its execution database "DOE v. Czech Republic"; its columns name states by ISO 3166-1 alpha-3.
"""

import re

# ISO 3166-1 alpha-3 and alpha-2 of every state that is or was in the Council of Europe, then HUDOC's names of it.
_TABLE = """
ALB AL Albania|Albanie
AND AD Andorra|Andorre
ARM AM Armenia|Arménie
AUT AT Austria|Autriche
AZE AZ Azerbaijan|Azerbaïdjan
BEL BE Belgium|Belgique
BGR BG Bulgaria|Bulgarie
BIH BA Bosnia and Herzegovina|Bosnie-Herzégovine
CHE CH Switzerland|Suisse
CYP CY Cyprus|Chypre
CZE CZ Czech Republic|République tchèque|Czechia|Tchéquie
DEU DE Germany|Allemagne
DNK DK Denmark|Danemark
ESP ES Spain|Espagne
EST EE Estonia|Estonie
FIN FI Finland|Finlande
FRA FR France
GBR GB United Kingdom|Royaume-Uni
GEO GE Georgia|Géorgie
GRC GR Greece|Grèce
HRV HR Croatia|Croatie
HUN HU Hungary|Hongrie
IRL IE Ireland|Irlande
ISL IS Iceland|Islande
ITA IT Italy|Italie
LIE LI Liechtenstein
LTU LT Lithuania|Lituanie
LUX LU Luxembourg
LVA LV Latvia|Lettonie
MCO MC Monaco
MDA MD Republic of Moldova|Moldova|République de Moldova|Moldavie
MKD MK North Macedonia|Macédoine du Nord|former Yugoslav Republic of Macedonia
MLT MT Malta|Malte
MNE ME Montenegro|Monténégro
NLD NL Netherlands|Pays-Bas
NOR NO Norway|Norvège
POL PL Poland|Pologne
PRT PT Portugal
ROU RO Romania|Roumanie
RUS RU Russia|Russie
SMR SM San Marino|Saint-Marin
SRB RS Serbia|Serbie
SVK SK Slovakia|Slovaquie
SVN SI Slovenia|Slovénie
SWE SE Sweden|Suède
TUR TR Türkiye|Turkey|Turquie
UKR UA Ukraine
"""
_STATES = [(line[:3], line[4:6], line[7:].split("|")) for line in _TABLE.strip().split("\n")]
_BY_CODE = {three: two for three, two, _ in _STATES}
_BY_NAME = {name.lower(): two for _, two, names in _STATES for name in names}
RESPONDENTS = {two: three for three, two, _ in _STATES}
# Longer names first, so that Bosnia's and Macedonia's are not taken apart.
_NAMED = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _BY_NAME), key=len, reverse=True)) + r")(?!\w)")
_VERSUS = re.compile(r"\s+[vc]\.?\s+(?!.*\s[vc]\.?\s)", re.DOTALL)
_PREFIX = re.compile(r"^(?:case of|affaire)\s+", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:and|et)\s+(?:\d+\s+)?(?:others?|autres?)\b.*$", re.IGNORECASE | re.DOTALL)


def states_of_codes(codes: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of a ";"-separated list of alpha-3 codes, unknown ones left out."""
    found = (_BY_CODE.get(code.strip().upper()) for code in codes.split(";"))
    return tuple(dict.fromkeys(filter(None, found)))


def respondents(title: str) -> tuple[str, ...]:
    """Return the states (ISO 3166-1 alpha-2) a case is against, by its title; none where the title is no case's."""
    sides = _VERSUS.split(title, maxsplit=1)
    if len(sides) < 2:
        return ()
    # Some titles end in a code ("v. CHE"); within a text AND would be Andorra.
    # TÜRKİYE's dotted capital has no single small letter in Unicode.
    named = (_BY_NAME[name] for name in _NAMED.findall(sides[1].replace("İ", "I").lower()))
    return states_of_codes(sides[1]) or tuple(dict.fromkeys(named))


def applicants(title: str) -> tuple[str, ...]:
    """Return the names of those who complain, as the title has them (mostly surnames, in capitals)."""
    sides = _VERSUS.split(title, maxsplit=1)
    if len(sides) < 2:
        return ()
    named = _OTHERS.sub("", _PREFIX.sub("", " ".join(sides[0].split())))
    parts = (part.strip(" ,") for part in re.split(r"\s+(?:and|et)\s+|,\s+", named, flags=re.IGNORECASE))
    return tuple(dict.fromkeys(part for part in parts if part))
