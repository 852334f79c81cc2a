"""What languages in Latin letters share."""

# Groups of letters of Western European names and the coarse sound they stand for, in the order of replacement.
DIGRAPHS = (
    ("tsch", "ç"), ("sch", "ş"), ("tch", "ç"), ("dzh", "j"), ("sci", "şi"), ("sce", "şe"), ("sh", "ş"), ("ch", "ç"),
    ("cz", "ç"), ("ph", "f"), ("th", "þ"), ("kh", "k"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("qu", "k"), ("gh", "g"),
    ("gn", "n"), ("gli", "li"), ("ts", "z"), ("tz", "z"), ("x", "ks"), ("wh", "w"), ("q", "k"),
)  # fmt: skip
