"""Talks of the sample city: one is closed and stands at its case, one waits for a video, one waits in line."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE
from yimen.engine.case.cases import queries as cases
from yimen.engine.public.talks import operations as talks
from yimen.engine.public.talks import queries
from yimen.engine.public.talks.operations import TalkAsked
from yimen.engine.public.talks.refusals import NotOpenNow, NoVideoService
from yimen.kernel.actor import Actor
from yimen.registries.dated import ZONE, day_of

MINUTE = timedelta(minutes=1)


def show(city: City) -> None:
    """On the last working day at ten and at two; and one that waits now, while the centre is open."""
    clerk = city.window_of(CENTRE)
    if queries.led(clerk, city.anchor) or queries.closed(clerk, city.anchor):
        return
    first, second, third = [one.agent for one in city.applicants if one.agent is not None and one.kind == "person"][:3]
    day = _working_day(city)
    _closed(city, first, clerk, datetime.combine(day, time(10), ZONE))
    _with_video(city, second, clerk, datetime.combine(day, time(14), ZONE))
    with suppress(NotOpenNow):
        said = TalkAsked("先办哪一样", "示范：几样材料要在不同地方办，先办哪一样？", *_about(city, third, city.anchor))
        talks.ask_talk(said, by=third, now=city.anchor - 5 * MINUTE)


def _closed(city: City, who: Actor, clerk: Actor, at: datetime) -> None:
    said = "示范：材料要盖章吗？我的手机是 13900000000。"
    asked = TalkAsked("材料怎么拍照上传", said, *_about(city, who, at))
    ref = talks.ask_talk(asked, by=who, now=at).ref
    talks.take_up_talk(ref, by=clerk, now=at + 2 * MINUTE)
    talks.say(ref, "示范：复印件不用盖章，四个角拍进去、看得清字就行。", by=clerk, now=at + 3 * MINUTE)
    talks.say(ref, "示范：能在网上补吗？", by=who, now=at + 4 * MINUTE)
    talks.say(ref, "示范：能，在“我的办件”里传照片，不用跑一趟。", by=clerk, now=at + 5 * MINUTE)
    told = "示范：讲清了材料怎么拍，在线补传。"
    talks.close_talk(ref, "file_online", told, "", by=clerk, now=at + 6 * MINUTE)


def _with_video(city: City, who: Actor, clerk: Actor, at: datetime) -> None:
    """Somebody wants to show what is hard to type."""
    asked = TalkAsked("看一眼材料对不对", "示范：有一页说不清是不是要这一种，能视频看一眼吗？", *_about(city, who, at))
    ref = talks.ask_talk(asked, by=who, now=at).ref
    talks.take_up_talk(ref, by=clerk, now=at + MINUTE)
    begins = datetime.combine(city.calendar(CENTRE).working_day_after(day_of(city.anchor), 1), time(10), ZONE)
    with suppress(NoVideoService):
        talks.book_video(ref, begins, by=clerk, now=at + 2 * MINUTE)


def _about(city: City, who: Actor, at: datetime) -> tuple[str, str, str]:
    """A case of theirs at the centre to which nothing happened since, or the first item there is."""
    centre = city.centre(CENTRE)
    for row in [one for one in cases.mine(who, city.anchor).rows if one.received_at < at][:10]:
        view = cases.find(row.ref, who, city.anchor)
        if view is not None and view.centre_ref == centre and view.timeline[0].effective_at <= at:
            return "", row.ref, centre
    return city.guides[0].ref, "", centre


def _working_day(city: City) -> date:
    day = day_of(city.anchor) - timedelta(days=1)
    while not city.calendar(CENTRE).is_working_day(day):
        day -= timedelta(days=1)
    return day
