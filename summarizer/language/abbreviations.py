"""Italian abbreviations, as data for the segmenter: lower case, without the final full stop.

Sources: the lists of Accademia della Crusca and of the Treccani vocabulary, and usage in newspapers.
"""

# Never the end of a sentence: a name, a number or a noun must follow.
OPEN = frozenset(
    """
    acc. amm. amn. arch. avv. b. card. cav. c.te capt. cap. col. com. comm. cons. cont. co. comma dir. dott. dott.ssa
    d.ssa dr. dr.ssa dott.ri egr. em. fig. f.lli gen. gent. geom. gov. on. ing. int. inv. ist. it. lett. lgt. lic. magg.
    mar. m.llo mons. mr. mrs. ms. n. nn. nr. num. on.le onn. ord. p. pag. pagg. p.za p.zza par. pp. pref. pres. prof. prof.ssa
    proff. proc. q.re rag. rev. r. s. sac. sen. sez. sig. sig.ra sig.na sigg. sigg.ri sottoten. spett. ss. st. tav.
    ten. trib. tel. v.le ver. vers. v. vd. vol. voll. vs. art. artt. c.so lg. lgs. d.lgs. d.l. d.m. d.p.r. dpcm. rif.
    cfr. cit. cod. lib. par. reg. es. p.es. ecc.za dev. ill. ill.mo chiar.mo rev.mo s.ten. cap.no isp. comm.rio l.go
    str. loc. fraz. prov. fr. ca. circa. min. max. all. allegr. app. ed. edd. trad. a.cura ibid. op. sgg. seg. segg. ss.
    t. n.b. p.s. vic. vicebrig. brig. app.to serg. u.s. a.s. c.d. r.g. cass. sent. ric. civ. pen. proc. cost. trib. univ.
    """.replace(".", "").split()
)

# Can end a sentence or not: the next word decides.
EITHER = frozenset("ecc etc spa srl snc sas scarl ssd asd aC dC ac dc am pm sec gg hh ndr ndt ndA nda mq kmq cd".split())

MONTHS = frozenset("gen genn febb feb mar apr mag magg giu lug ago sett set ott nov dic".split())
