"""The offers as HTML: what a language needs, one button that fetches it, a bar while it comes."""

from collections.abc import Mapping, Sequence
from html import escape

from summarizer.models.registry import ModelSpec
from summarizer.web.explain import explain
from summarizer.web.measures import size
from summarizer.web.offers import Arrival, Offer, Offers
from summarizer.web.profiles import profile_name
from summarizer.web.texts import native, text


def render_offers(offers: Offers, shown: Mapping[str, Offer], interface: str) -> str:
    """Every language that lacks something, or could be served better; empty where all is well."""
    wanting = [offer for offer in shown.values() if offer.models or not offer.served]
    items = "".join(_item(offers, together, interface) for together in _by_models(wanting))
    return f'<ul class="offers">{items}</ul>' if items else ""


def choices(shown: Mapping[str, Offer], interface: str) -> list[tuple[str, str]]:
    """The boxes of the languages; one that is not served says what it needs."""
    return [(_box(offer, interface), language) for language, offer in shown.items()]


def needs(offer: Offer, interface: str, together: Sequence[Offer] = ()) -> str:
    """What a language needs, and those ``together`` with it, in one sentence."""
    names = ", ".join(native(one.language) for one in together or (offer,))
    if offer.elsewhere is not None:
        return _elsewhere(offer.elsewhere, names, interface)
    if not offer.models:
        return text(interface, "unavailable", language=names)
    key = "offer_better" if offer.served else "offer_needs"
    return text(
        interface, key, language=names, size=size(offer.size, interface), licence=licences(offer.models, interface)
    )


def licences(models: Sequence[ModelSpec], interface: str) -> str:
    """The licences of models, each once."""
    return ", ".join(dict.fromkeys(_licence(spec, interface) for spec in models))


def offer_button(offer: Offer, interface: str, *, may_fetch: bool) -> str:
    """The button that fetches a language's models, or goes over to the profile that has it; none where neither can."""
    other = offer.elsewhere
    if other is not None and (other.served or may_fetch):
        name = profile_name(other.profile, interface)
        key = "offer_switch" if other.served else "offer_switch_get"
        words = text(interface, key, profile=name, size=size(other.size, interface))
        return f'<button type="button" class="act" data-elsewhere="{escape(offer.language)}">{escape(words)}</button>'
    if not offer.models or not may_fetch:
        return ""
    key = "offer_get_better" if offer.served else "offer_get"
    words = text(interface, key, language=native(offer.language), size=size(offer.size, interface))
    return f'<button type="button" class="act" data-fetch="{escape(offer.language)}">{escape(words)}</button>'


def render_arrival(offer: Offer, arrival: Arrival, interface: str) -> str:
    """How far an offer's models are: bytes, rate and time left, with a bar and a button that cancels."""
    words = _progress(offer, arrival, interface)
    share = arrival.done / arrival.total if arrival.total else 0.0
    moving = " moving" if arrival.preparing else ""
    return (
        f'<div class="progress translating{moving}"><p>{escape(words)}</p><div class="bar" role="progressbar" '
        f'aria-label="{escape(native(offer.language))}" aria-valuemin="0" aria-valuemax="100" '
        f'aria-valuenow="{100 * share:.0f}"><span style="width:{share:.1%}"></span></div></div>'
        f'<button type="button" class="act" data-cancel="{escape(offer.language)}">'
        f"{escape(text(interface, 'offer_cancel'))}</button>"
    )


def duration(seconds: float, interface: str) -> str:
    """Rounded as one would say it: to 5 s below a minute and a half, to minutes above."""
    if seconds < 90:
        rounded = 5 * round(seconds / 5) if seconds > 7 else round(seconds)
        return text(interface, "seconds", count=max(1, rounded))
    return text(interface, "minutes", count=round(seconds / 60))


def _by_models(wanting: Sequence[Offer]) -> list[list[Offer]]:
    """Languages that the same models would serve stand together."""
    groups: dict[object, list[Offer]] = {}
    for offer in wanting:
        other = offer.elsewhere
        models = tuple(spec.id for spec in (other or offer).models)
        groups.setdefault((offer.served, other and (other.profile, other.served), models), []).append(offer)
    return list(groups.values())


def _item(offers: Offers, together: Sequence[Offer], interface: str) -> str:
    offer = next((one for one in together if offers.arrival(one) or offers.failure(one)), together[0])
    arrival = offers.arrival(offer)
    if arrival is not None:
        return f'<li class="arriving">{render_arrival(offer, arrival, interface)}</li>'
    failure = offers.failure(offer)
    said = "".join(f" {part}" for part in explain(failure, interface) if part) if failure is not None else ""
    trouble = f'<p class="trouble" role="alert">{escape(said.strip())}</p>' if said else ""
    button = offer_button(offer, interface, may_fetch=offers.may_fetch)
    forbidden = "" if button or offer.served else f"<p>{escape(text(interface, 'fetch_forbidden'))}</p>"
    return f"<li><div><p>{escape(needs(offer, interface, together))}</p>{trouble}{forbidden}</div>{button}</li>"


def _box(offer: Offer, interface: str) -> str:
    name = native(offer.language)
    if offer.served:
        return name
    if offer.elsewhere is not None:
        return text(interface, "box_elsewhere", language=name)
    if not offer.models:
        return text(interface, "unavailable", language=name)
    commercial = all(spec.licence.commercial for spec in offer.models)
    key = "box_needs" if commercial else "box_needs_non_commercial"
    return text(interface, key, language=name, size=size(offer.size, interface))


def _elsewhere(other: Offer, names: str, interface: str) -> str:
    profile = profile_name(other.profile, interface)
    if other.served:
        return text(interface, "offer_elsewhere_here", language=names, profile=profile)
    said = {"size": size(other.size, interface), "licence": licences(other.models, interface)}
    return text(interface, "offer_elsewhere", language=names, profile=profile, **said)


def _licence(spec: ModelSpec, interface: str) -> str:
    return (
        spec.licence.name if spec.licence.commercial else text(interface, "non_commercial", licence=spec.licence.name)
    )


def _progress(offer: Offer, arrival: Arrival, interface: str) -> str:
    name = native(offer.language)
    if arrival.preparing:
        return text(interface, "offer_preparing", language=name)
    sizes: Sequence[str] = [
        size(arrival.done, interface),
        size(arrival.total, interface),
        size(round(arrival.rate), interface),
    ]
    words = text(interface, "offer_arriving", language=name, done=sizes[0], total=sizes[1], rate=sizes[2])
    if arrival.seconds_left is not None:
        words += ", " + text(interface, "time_left", time=duration(arrival.seconds_left, interface))
    return words
