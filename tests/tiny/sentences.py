"""Twenty sentences of our own in Italian, English and Uzbek: what the tiny models know by heart."""

TRIPLES: tuple[tuple[str, str, str], ...] = (
    (
        "Il sindaco ha inaugurato la nuova biblioteca ieri mattina.",
        "The mayor opened the new library yesterday morning.",
        "Hokim kecha ertalab yangi kutubxonani ochdi.",
    ),
    (
        "La scuola resterà chiusa fino a lunedì.",
        "The school will stay closed until Monday.",
        "Maktab dushanbagacha yopiq qoladi.",
    ),
    (
        "Piove da tre giorni in tutta la valle.",
        "It has been raining for three days across the valley.",
        "Butun vodiyda uch kundan beri yomgʻir yogʻmoqda.",
    ),
    (
        "I lavori sul ponte dureranno sei mesi.",
        "Work on the bridge will last six months.",
        "Koʻprikdagi ishlar olti oy davom etadi.",
    ),
    (
        "Il prezzo del pane è aumentato del 12 per cento.",
        "The price of bread has risen by 12 percent.",
        "Non narxi 12 foizga oshdi.",
    ),
    (
        "Nessuno è rimasto ferito nell'incidente.",
        "Nobody was hurt in the accident.",
        "Hodisada hech kim jarohatlanmadi.",
    ),
    (
        "La squadra ha vinto la finale per due a uno.",
        "The team won the final by two to one.",
        "Jamoa finalda ikkiga bir hisobida gʻalaba qozondi.",
    ),
    (
        "Maria Bianchi dirige il museo dal 2019.",
        "Maria Bianchi has run the museum since 2019.",
        "Maria Bianchi muzeyni 2019-yildan beri boshqaradi.",
    ),
    (
        "Il treno per Torino partirà con un'ora di ritardo.",
        "The train to Turin will leave one hour late.",
        "Turinga poyezd bir soat kechikib joʻnaydi.",
    ),
    (
        "Gli agricoltori chiedono aiuto dopo la grandine.",
        "Farmers are asking for help after the hail.",
        "Fermerlar doʻldan keyin yordam soʻramoqda.",
    ),
    (
        "Il consiglio comunale voterà il bilancio giovedì.",
        "The city council will vote on the budget on Thursday.",
        "Shahar kengashi payshanba kuni byudjet uchun ovoz beradi.",
    ),
    (
        "Una mostra racconta la storia e l'arte del porto.",
        "An exhibition tells the story and the art of the harbour.",
        "Koʻrgazma portning tarixi va sanʼatini hikoya qiladi.",
    ),
    (
        "I medici hanno curato quaranta pazienti in una notte.",
        "Doctors treated forty patients in one night.",
        "Shifokorlar bir kechada qirqta bemorni davoladilar.",
    ),
    (
        "L'acqua tornerà nelle case entro stasera.",
        "Water will return to homes by this evening.",
        "Suv shu oqshomgacha uylarga qaytadi.",
    ),
    (
        "Gli studenti hanno piantato cento alberi lungo il fiume.",
        "Students planted one hundred trees along the river.",
        "Talabalar daryo boʻyiga yuzta daraxt ekdilar.",
    ),
    (
        "La polizia cerca due testimoni della rapina.",
        "Police are looking for two witnesses to the robbery.",
        "Politsiya talonchilikning ikki guvohini qidirmoqda.",
    ),
    (
        "Il mercato riaprirà il 3 marzo.",
        "The market will reopen on 3 March.",
        "Bozor 3-martda qayta ochiladi.",
    ),
    (
        "Un cuoco di Palermo ha vinto il premio nazionale.",
        "A cook from Palermo won the national prize.",
        "Palermolik oshpaz milliy mukofotni qoʻlga kiritdi.",
    ),
    (
        "Le temperature scenderanno sotto lo zero nel fine settimana.",
        "Temperatures will fall below zero at the weekend.",
        "Dam olish kunlari harorat noldan pastga tushadi.",
    ),
    (
        "L'ospedale cerca nuovi infermieri.",
        "The hospital is looking for new nurses.",
        "Shifoxona yangi hamshiralar qidirmoqda.",
    ),
)

SENTENCES: dict[str, tuple[str, ...]] = {
    language: tuple(triple[column] for triple in TRIPLES) for column, language in enumerate(("it", "en", "uz"))
}


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    """The sentences of one direction: (source, translation)."""
    return list(zip(SENTENCES[source], SENTENCES[target], strict=True))


def summaries(language: str) -> list[tuple[str, str]]:
    """Articles of four sentences, and their summaries: the first and the third."""
    own = SENTENCES[language]
    articles = [own[start : start + 4] for start in range(0, len(own) - 3, 2)]
    return [(" ".join(article), f"{article[0]} {article[2]}") for article in articles]


# Every character that news in the three languages may bring, so that the tiny vocabularies know it.
ALPHABET = (
    "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 àèéìíîòóùú ÀÈÉÌÒÙ "
    "ʻʼ'’‘“”«»\"„ .,;:!?…-–—()[]/%€$&@+*#_=<>°|\\~^`{}"
)


def corpus() -> list[str]:
    """What tokenizers are trained on."""
    return [sentence for triple in TRIPLES for sentence in triple] + ALPHABET.split() + [" ".join(ALPHABET)] * 2
