"""Themes and life events: the two ways into the catalogue for people who do not know which office to ask."""

from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class Shelf(StrEnum):
    """For whom a theme is shown first."""

    PERSON = "person"
    ORGANISATION = "organisation"


@snapshot
class Theme:
    code: str
    name: str
    english: str
    shelf: Shelf


THEMES = (
    Theme("household", "户籍办理", "Household register", Shelf.PERSON),
    Theme("birth", "生育收养", "Birth and adoption", Shelf.PERSON),
    Theme("marriage", "婚姻登记", "Marriage", Shelf.PERSON),
    Theme("education", "教育科研", "Education", Shelf.PERSON),
    Theme("work", "就业创业", "Work and starting up", Shelf.PERSON),
    Theme("social", "社会保障", "Social insurance", Shelf.PERSON),
    Theme("health", "医疗卫生", "Health", Shelf.PERSON),
    Theme("housing", "住房保障", "Housing", Shelf.PERSON),
    Theme("traffic", "交通出行", "Driving and travel", Shelf.PERSON),
    Theme("border", "出境入境", "Travel abroad", Shelf.PERSON),
    Theme("elderly", "离职退休", "Retirement and old age", Shelf.PERSON),
    Theme("relief", "救助优抚", "Relief", Shelf.PERSON),
    Theme("disability", "扶残助残", "Disability", Shelf.PERSON),
    Theme("death", "死亡殡葬", "Death and funeral", Shelf.PERSON),
    Theme("setup", "设立变更", "Starting a company", Shelf.ORGANISATION),
    Theme("trade", "准营准办", "Licences to trade", Shelf.ORGANISATION),
    Theme("qualification", "资质认证", "Qualifications", Shelf.ORGANISATION),
    Theme("project", "工程建设", "Building projects", Shelf.ORGANISATION),
    Theme("land", "自然资源", "Land and planning", Shelf.ORGANISATION),
    Theme("staffing", "人力资源", "Staff", Shelf.ORGANISATION),
    Theme("environment", "环保绿化", "Environment", Shelf.ORGANISATION),
    Theme("safety", "消防安全", "Fire and safety", Shelf.ORGANISATION),
    Theme("culture", "文体旅游", "Culture and tourism", Shelf.ORGANISATION),
    Theme("farming", "农林牧渔", "Farming", Shelf.ORGANISATION),
    Theme("transport", "道路运输", "Road transport", Shelf.ORGANISATION),
    Theme("utilities", "水电气网", "Water, power, gas and net", Shelf.ORGANISATION),
    Theme("closing", "企业注销", "Closing a company", Shelf.ORGANISATION),
)

LIFE_EVENTS = (
    Theme("open_restaurant", "我要开餐馆", "Opening a restaurant", Shelf.ORGANISATION),
    Theme("open_shop", "我要开店", "Opening a shop", Shelf.ORGANISATION),
    Theme("start_company", "企业开办", "Starting a company", Shelf.ORGANISATION),
    Theme("build", "工程建设", "Building something", Shelf.ORGANISATION),
    Theme("hire", "员工录用", "Hiring staff", Shelf.ORGANISATION),
    Theme("close_company", "企业注销", "Closing a company", Shelf.ORGANISATION),
    Theme("run_school", "我要办学", "Running a school", Shelf.ORGANISATION),
    Theme("run_clinic", "我要开诊所", "Running a clinic", Shelf.ORGANISATION),
    Theme("have_baby", "新生儿出生", "Having a baby", Shelf.PERSON),
    Theme("go_to_school", "入学入园", "Going to school", Shelf.PERSON),
    Theme("find_work", "就业创业", "Finding work", Shelf.PERSON),
    Theme("marry", "结婚成家", "Getting married", Shelf.PERSON),
    Theme("buy_home", "买房安家", "Buying a home", Shelf.PERSON),
    Theme("drive", "购车用车", "Owning a car", Shelf.PERSON),
    Theme("fall_ill", "看病就医", "Falling ill", Shelf.PERSON),
    Theme("in_need", "困难救助", "In need of help", Shelf.PERSON),
    Theme("disabled", "扶残助困", "Living with a disability", Shelf.PERSON),
    Theme("retire", "退休养老", "Retiring", Shelf.PERSON),
    Theme("pass_away", "身后事", "After a death", Shelf.PERSON),
)

THEME_CODES = frozenset(theme.code for theme in THEMES)
LIFE_EVENT_CODES = frozenset(event.code for event in LIFE_EVENTS)
