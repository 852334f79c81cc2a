"""Does an Italian text have a finite verb? Decides whether a headline or a fragment is a sentence.

A lexicon of the verbs that carry most news sentences, inflected by rule in the third person, and the endings that
only verbs have. It is a heuristic: an unlisted verb in the present tense is missed, which costs a headline its place,
never a fact.
"""

import re
from functools import cache

# Forms of irregular verbs, third person, and the first person plural of titles ("Vinciamo noi") left aside.
IRREGULAR = frozenset(
    """è ha hanno sono era erano fu furono sia siano fosse fossero sarà saranno sarebbe sarebbero aveva avevano ebbe
    ebbero abbia abbiano avrà avranno avrebbe avrebbero va vanno fa fanno dà danno sta stanno può possono deve devono
    vuole vogliono sa sanno dice dicono viene vengono tiene tengono esce escono rimane rimangono sale salgono piace
    piacciono muore muoiono siede siedono sceglie scelgono toglie tolgono coglie colgono accoglie accolgono raccoglie
    raccolgono scioglie sciolgono vale valgono appare appaiono scompare scompaiono disse dissero fece fecero diede
    diedero stette vide videro venne vennero tenne tennero nacque nacquero vinse vinsero perse persero prese presero
    mise misero chiese chiesero chiuse chiusero decise decisero scrisse scrissero morì rimase rimasero corse corsero
    scelse scelsero visse vissero raggiunse raggiunsero c'è c’è cos'è cos’è dov'è dov’è com'è com’è po' n'è n’è s'è
    traduce traducono riduce riducono produce producono introduce introducono conduce conducono seduce traggono trae
    attrae attraggono contrae estrae pone pongono propone propongono impone impongono oppone oppongono espone espongono
    dispone dispongono compone compongono suppone rimuove rimuovono muove muovono scuote scuotono nuoce diviene
    divengono interviene intervengono proviene provengono sostiene sostengono ottiene ottengono mantiene mantengono
    contiene contengono ritiene ritengono trattiene trattengono appartiene appartengono avviene avvengono conviene
    previene prevengono prevede prevedono vede vedono spegne spengono disdice contraddice contraddicono smentisce
    smentiscono riesce riescono rifà disfà soddisfa beve bevono""".split()
) - {"po'"}

FIRST = """abbandon abit accett accompagn accus acquist adott affront aggiorn aiut allarm alz ammazz and annunci
apprezz approv arriv aspett assegn assicur assist aument avanz avvert avvi ball bast blocc bocci brind brucia bruci
calc cal cambi cammin cant cancell cattur celebr cerc cit cominci compr conferm conquist consegn conserv consult cont
contest continu controll convoc cost cre critic croll denunci devast dichiar diment dimin discut divent domand domin
don dur elimin entr esalt esplor esamin esond esport evit evacu festeggi ferm fest figur finanzi firm fond form fren
funzion garant gener gioc gir giudic grid guadagn guard guid illumin immagin imit impar impieg import incassa incass
incontr incoron indag indic individu inaugur ingann inizi insegn install integr interrog intervist inton inventa invent
invi invit lament lanci lasci lavor lament lev liber licenzi lott manc mand mangi manifest march minacci miglior mir
misur molt mostr neg nomin not notific nuot occup offusc oper ordin organizz ospit osserv pag pareggi parl particip
pass pens pes pianific piomb piant port prem prenot preoccup prepar present prest prov provoc pubblic punt qualific
racconta raccont rafforz rallent rappresent recit recuper regal regn regal registr replic respir rest restaur ricerc
ricominci ricord riguard rimand rinunci rinvi riport ripos risult ritir ritorn ritrov rischi rispett rispond rivel
rivoluzion rob rovin salt salv sban sbarc sbocci scad scart scatt scav schier scivol scopp scort segn segnal sembr
sequestr serv sfid sfior sfiora sfrutt sigl signific sogn soffoc spar spacci specific sper spicc spieg spost sposta
stanzi stim studi supera super sventol svel svilupp tagli tard temp tent termin test tocc torn tradi traghett
trasform trasloc travolg trionf trov umili us valut vari vers viaggi viet vigil visit vol vot""".split()
SECOND = """accad accend aggiung append apprend ammett assum attend cad ced chied chiud combatt commett comprend
conced conclud condivid conosc concorr convinc corr corrispond costring cresc cred dec decid difend diffond dipend
dirig discut distingu distrugg divid esist esplod esprim emerg evolv fing giung godi illud incid insist intend
invad iscriv legg mett nasc nascond occorr offend perd permett piang pend preced prend pretend procede proced
promett promuov protegg provved pung raccogl raggiung reagisc redig rend resist respi respinge resping restitu
ricev richied riconosc ricorr ridu riempi riassum rinasc ripet ripren riprend rispond risorg riscuot risolv rivend
romp scad scend scommett scopr scoppi scorr scriv sed segu serv smett sopravviv sorg sorprend sorrid sospend sottoscriv
spend spinge sping stend string succed tem tend togl trasmett trascorr uccid ved vend vinc viv volg avven""".split()
THIRD = """agi apri avvert bolli consent copr convert copri diverti dormi fuggi mor offr part pent riapri riapr sal
scopr segu sent serv soffr scopri sfugg""".split()
THIRD_ISC = """abol agi aggred arricch attribu avvert cap capi chiar colp compat conclu contribu costru custod defin
demol dimin distribu diminu esaur esegu favor fall fer fin forn garant gestisc gest gradi guar impaur impedi imped
indebol infer ingrand inser intimid istru istitu ordi percep preferi prefer preg proib pul punt puni pun rapi reag
restitu ribad rifer ripul riun risarc sparti spar spari stab stabil stup sub sugger sostitu tradi trad trasfer un
vari zitt ammon ambi""".split()

ENDING = re.compile(
    r"\w{2,}(?:erà|irà|arà|eranno|iranno|aranno|arono|irono|erono|avano|evano|ivano|erebbe|irebbe|rebbero|[^\Wò]ò)$"
)
NOT_VERBS = frozenset("però ciò città perciò falò comò mano umano italiano".split())
# After these a word is a noun: "la firma", "di corte".
BEFORE_NOUN = frozenset(
    """il lo la i gli le l un uno una di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli
    alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle ogni qualche
    questo questa quel quella suo sua dell all dall nell sull quest quell senza""".split()
)
WORD = re.compile(r"[^\W\d_]+(?:['’]è)?|\d+|[^\w\s]", re.UNICODE)


@cache
def lexicon() -> frozenset[str]:
    """Third-person forms (present, imperfect) of the listed verbs."""
    forms = set(IRREGULAR)
    for stem in FIRST:
        forms |= {f"{stem}a", f"{stem}ano", f"{stem}ava"}
    for stem in (*SECOND, *THIRD):
        forms |= {f"{stem}e", f"{stem}ono", f"{stem}eva", f"{stem}iva"}
    for stem in THIRD_ISC:
        forms |= {f"{stem}isce", f"{stem}iscono", f"{stem}iva"}
    return frozenset(forms)


def is_finite(word: str, before: str = "") -> bool:
    """Whether ``word``, following the word ``before``, reads as a finite verb of the third person."""
    lower = word.casefold()
    if lower in IRREGULAR:
        return lower != "sono" or before.casefold() not in BEFORE_NOUN
    if before.casefold() in BEFORE_NOUN or lower in NOT_VERBS:
        return False
    return lower in lexicon() or bool(ENDING.fullmatch(lower))


def finite_verbs(text: str) -> list[str]:
    """The finite verbs of ``text`` in order, capitalised names left aside."""
    found = []
    before = ""
    for number, match in enumerate(WORD.finditer(text)):
        word = match[0]
        if (number == 0 or not word[0].isupper()) and is_finite(word, before):
            found.append(word)
        before = word
    return found
