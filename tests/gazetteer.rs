//! What the compiled gazetteer says, against tables written by hand: which province-level units there are, what each
//! was on the days around the reorganisations, who held which office when, and that everything the conformance suite
//! takes for known is there under the same name.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use danhdau::{
    annotation::Status,
    gazetteer::{
        Entity, Facts, Gazetteer, Kind,
        date::PartialDate,
        record::ProvinceType,
        time::{Certainty, State},
        value::Named as _,
    },
};
use unicode_normalization::is_nfc;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(danhdau::gazetteer::compiled);

/// The 63 units of the day before 2025-07-01, and of those that ended that day, what they became part of.
const UNITS_BEFORE_THE_MERGER: [(&str, &str, Option<&str>); 63] = [
    ("an-giang", "An Giang", None),
    ("ba-ria-vung-tau", "Bà Rịa - Vũng Tàu", Some("ho-chi-minh")),
    ("bac-giang", "Bắc Giang", Some("bac-ninh")),
    ("bac-kan", "Bắc Kạn", Some("thai-nguyen")),
    ("bac-lieu", "Bạc Liêu", Some("ca-mau")),
    ("bac-ninh", "Bắc Ninh", None),
    ("ben-tre", "Bến Tre", Some("vinh-long")),
    ("binh-dinh", "Bình Định", Some("gia-lai")),
    ("binh-duong", "Bình Dương", Some("ho-chi-minh")),
    ("binh-phuoc", "Bình Phước", Some("dong-nai")),
    ("binh-thuan", "Bình Thuận", Some("lam-dong")),
    ("ca-mau", "Cà Mau", None),
    ("can-tho", "Cần Thơ", None),
    ("cao-bang", "Cao Bằng", None),
    ("da-nang", "Đà Nẵng", None),
    ("dak-lak", "Đắk Lắk", None),
    ("dak-nong", "Đắk Nông", Some("lam-dong")),
    ("dien-bien", "Điện Biên", None),
    ("dong-nai", "Đồng Nai", None),
    ("dong-thap", "Đồng Tháp", None),
    ("gia-lai", "Gia Lai", None),
    ("ha-giang", "Hà Giang", Some("tuyen-quang")),
    ("ha-nam", "Hà Nam", Some("ninh-binh")),
    ("ha-noi", "Hà Nội", None),
    ("ha-tinh", "Hà Tĩnh", None),
    ("hai-duong", "Hải Dương", Some("hai-phong")),
    ("hai-phong", "Hải Phòng", None),
    ("hau-giang", "Hậu Giang", Some("can-tho")),
    ("ho-chi-minh", "Thành phố Hồ Chí Minh", None),
    ("hoa-binh", "Hòa Bình", Some("phu-tho")),
    ("hue", "Huế", None),
    ("hung-yen", "Hưng Yên", None),
    ("khanh-hoa", "Khánh Hòa", None),
    ("kien-giang", "Kiên Giang", Some("an-giang")),
    ("kon-tum", "Kon Tum", Some("quang-ngai")),
    ("lai-chau", "Lai Châu", None),
    ("lam-dong", "Lâm Đồng", None),
    ("lang-son", "Lạng Sơn", None),
    ("lao-cai", "Lào Cai", None),
    ("long-an", "Long An", Some("tay-ninh")),
    ("nam-dinh", "Nam Định", Some("ninh-binh")),
    ("nghe-an", "Nghệ An", None),
    ("ninh-binh", "Ninh Bình", None),
    ("ninh-thuan", "Ninh Thuận", Some("khanh-hoa")),
    ("phu-tho", "Phú Thọ", None),
    ("phu-yen", "Phú Yên", Some("dak-lak")),
    ("quang-binh", "Quảng Bình", Some("quang-tri")),
    ("quang-nam", "Quảng Nam", Some("da-nang")),
    ("quang-ngai", "Quảng Ngãi", None),
    ("quang-ninh", "Quảng Ninh", None),
    ("quang-tri", "Quảng Trị", None),
    ("soc-trang", "Sóc Trăng", Some("can-tho")),
    ("son-la", "Sơn La", None),
    ("tay-ninh", "Tây Ninh", None),
    ("thai-binh", "Thái Bình", Some("hung-yen")),
    ("thai-nguyen", "Thái Nguyên", None),
    ("thanh-hoa", "Thanh Hóa", None),
    ("tien-giang", "Tiền Giang", Some("dong-thap")),
    ("tra-vinh", "Trà Vinh", Some("vinh-long")),
    ("tuyen-quang", "Tuyên Quang", None),
    ("vinh-long", "Vĩnh Long", None),
    ("vinh-phuc", "Vĩnh Phúc", Some("phu-tho")),
    ("yen-bai", "Yên Bái", Some("lao-cai")),
];

/// Units that were no more, or not yet what they are, on that day: renamed or merged earlier.
const EARLIER_UNITS: [(&str, &str, &str, Status, &str); 2] = [
    ("ha-tay", "Hà Tây", "2008-08-01", Status::Dissolved, "ha-noi"),
    ("thua-thien-hue", "Thừa Thiên Huế", "2025-01-01", Status::Renamed, "hue"),
];

fn date(text: &str) -> PartialDate {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn entity(id: &str) -> &'static Entity {
    let number = GAZETTEER.number(id).unwrap_or_else(|| panic!("no record has the id {id}"));
    GAZETTEER.entity(number).unwrap_or_else(|| panic!("{id} has a number and no record"))
}

fn province(slug: &str) -> &'static Entity {
    entity(&format!("province/{slug}"))
}

fn provinces() -> impl Iterator<Item = &'static Entity> {
    GAZETTEER.entities.iter().filter(|entity| entity.kind() == Kind::Province)
}

/// Status and slug of the successor.
fn fate(state: &State) -> (Option<Status>, Option<&'static str>) {
    let successor = state.successor.and_then(|number| GAZETTEER.entity(number));
    (state.status, successor.and_then(|unit| unit.id.strip_prefix("province/")))
}

fn active_on(day: &str) -> Vec<&'static Entity> {
    provinces().filter(|unit| unit.state(date(day)).status == Some(Status::Active)).collect()
}

fn is_city_on(unit: &Entity, day: &str) -> bool {
    let Facts::Province(province) = &unit.facts else { return false };
    let period = unit.state(date(day)).period.and_then(|period| province.periods.get(period));
    period.is_some_and(|period| period.unit_type == ProvinceType::City)
}

#[test]
fn ids_are_unique_and_of_the_form_kind_and_slug() {
    let mut seen = HashSet::new();
    for entity in &GAZETTEER.entities {
        assert!(seen.insert(&entity.id), "{} is used twice", entity.id);
        let slug = entity.id.strip_prefix(entity.kind().name()).and_then(|rest| rest.strip_prefix('/'));
        let well_formed = slug.is_some_and(|slug| {
            let parts: Vec<&str> = slug.split('-').collect();
            let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
            parts.iter().all(|part| !part.is_empty() && is_part(part))
        });
        assert!(well_formed, "{} is not kind/slug", entity.id);
    }
}

#[test]
fn names_are_in_normal_form_c_and_each_record_has_one_canonical_name() {
    let mut canonical: HashMap<u32, &str> = HashMap::new();
    for surface in &GAZETTEER.surfaces {
        assert!(is_nfc(&surface.text), "{:?} is not in normal form C", surface.text);
        if surface.canonical {
            assert_eq!(
                canonical.insert(surface.entity, &surface.text),
                None,
                "two canonical names of {}",
                surface.entity
            );
        }
    }
    for (entity, number) in GAZETTEER.entities.iter().zip(0..) {
        assert_eq!(canonical.get(&number).copied(), Some(entity.name.as_str()), "the name of {}", entity.id);
    }
}

#[test]
fn there_are_65_province_level_units() {
    let found: BTreeSet<(&str, &str)> = provinces().map(|unit| (unit.id.as_str(), unit.name.as_str())).collect();
    let before = UNITS_BEFORE_THE_MERGER.map(|(slug, name, _)| (format!("province/{slug}"), name));
    let earlier = EARLIER_UNITS.map(|(slug, name, ..)| (format!("province/{slug}"), name));
    let expected: BTreeSet<(&str, &str)> =
        before.iter().chain(&earlier).map(|(id, name)| (id.as_str(), *name)).collect();
    assert_eq!(found, expected);
    assert_eq!(provinces().count(), 65);
}

#[test]
fn each_unit_is_what_it_was_on_either_side_of_the_merger() {
    for (slug, _, successor) in UNITS_BEFORE_THE_MERGER {
        assert_eq!(fate(&province(slug).state(date("2025-06-30"))), (Some(Status::Active), None), "{slug} before");
        let expected = match successor {
            None => (Some(Status::Active), None),
            Some(successor) => (Some(Status::Dissolved), Some(successor)),
        };
        for day in ["2025-07-01", "2026-09-20"] {
            assert_eq!(fate(&province(slug).state(date(day))), expected, "{slug} on {day}");
        }
    }
    let ended = UNITS_BEFORE_THE_MERGER.iter().filter(|(_, _, successor)| successor.is_some()).count();
    assert_eq!((ended, UNITS_BEFORE_THE_MERGER.len() - ended), (29, 34));
}

#[test]
fn units_that_ended_earlier_have_their_successors() {
    for (slug, _, first_day_after, status, successor) in EARLIER_UNITS {
        let day_before = if slug == "ha-tay" { "2008-07-31" } else { "2024-12-31" };
        assert_eq!(fate(&province(slug).state(date(day_before))), (Some(Status::Active), None), "{slug}");
        for day in [first_day_after, "2025-07-01"] {
            assert_eq!(fate(&province(slug).state(date(day))), (Some(status), Some(successor)), "{slug} on {day}");
        }
    }
}

/// A successor never ended itself, so that one step leads to what is there today.
#[test]
fn successors_lead_to_units_of_today() {
    for unit in provinces() {
        if let Facts::Province(ended) = &unit.facts
            && let Some((number, _)) = ended.successor
        {
            let successor = GAZETTEER.entity(number).map(|unit| unit.state(date("2026-09-20")).status);
            assert_eq!(successor, Some(Some(Status::Active)), "the successor of {}", unit.id);
        }
    }
}

#[test]
fn as_many_units_and_cities_as_there_were() {
    // (day, units, centrally run cities among them)
    let table = [
        ("1997-01-01", 61, 4),
        ("2003-12-31", 61, 4),
        ("2004-01-01", 64, 5),
        ("2008-07-31", 64, 5),
        ("2008-08-01", 63, 5),
        ("2024-12-31", 63, 5),
        ("2025-01-01", 63, 6),
        ("2025-06-30", 63, 6),
        ("2025-07-01", 34, 6),
        ("2026-04-29", 34, 6),
        ("2026-04-30", 34, 7),
        ("2026-09-01", 34, 8),
        ("2026-09-19", 34, 8),
        ("2026-09-20", 34, 9),
    ];
    for (day, units, cities) in table {
        let active = active_on(day);
        let found = active.iter().filter(|unit| is_city_on(unit, day)).count();
        let names: Vec<&str> = active.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!((active.len(), found), (units, cities), "{day}: {names:?}");
    }
}

#[test]
fn a_unit_has_no_status_before_its_first_period() {
    for (slug, day) in [("hue", "2024-12-31"), ("dak-nong", "2003-12-31"), ("bac-kan", "1996-12-31")] {
        assert_eq!(province(slug).state(date(day)), State::default(), "{slug} on {day}");
    }
}

/// What the conformance suite takes for known: kind, canonical name, and facts of provinces.
fn smallest_gazetteer() -> HashMap<String, HashMap<String, serde_json::Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/gazetteer_min.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn everything_that_the_suite_takes_for_known_is_there_under_its_name() {
    let smallest = smallest_gazetteer();
    let names: HashSet<(&str, &str)> =
        GAZETTEER.entities.iter().map(|entity| (entity.kind().name(), entity.name.as_str())).collect();
    let mut missing = Vec::new();
    for (kind, expected) in &smallest {
        missing.extend(expected.keys().filter(|name| !names.contains(&(kind, name))).map(|name| (kind, name)));
    }
    assert_eq!(smallest.len(), Kind::ALL.len());
    assert!(missing.is_empty(), "without a record: {missing:?}");
}

#[test]
fn the_suite_and_the_records_agree_on_successors() {
    let smallest = smallest_gazetteer();
    let units = provinces().filter_map(|unit| Some((unit, smallest["province"].get(&unit.name)?)));
    for (unit, stated) in units {
        let Facts::Province(own) = &unit.facts else { continue };
        let successor = own.successor.and_then(|(number, _)| GAZETTEER.entity(number));
        let successor = successor.map(|unit| unit.name.as_str());
        assert_eq!(successor, stated["successor"].as_str(), "the successor of {}", unit.name);
    }
}

#[test]
fn offices_on_a_day() {
    type Held<'a> = &'a [(&'a str, Certainty)];
    const SURE: Certainty = Certainty::InOffice;
    // (person, day, the offices held and how sure that is)
    let table: [(&str, &str, Held<'_>); 10] = [
        ("pham-xuan-thang", "2021-08-24", &[("Bí thư Tỉnh ủy", SURE), ("Chủ tịch HĐND tỉnh", SURE)]),
        ("pham-xuan-thang", "2020-10-25", &[]),
        ("pham-xuan-thang", "2022-09-17", &[]),
        ("trieu-the-hung", "2021-08-24", &[("Chủ tịch UBND tỉnh", SURE)]),
        ("trieu-the-hung", "2021-06-28", &[]),
        ("ta-anh-tuan", "2023-06-23", &[("Chủ tịch UBND tỉnh", SURE)]),
        ("ta-anh-tuan", "2025-07-01", &[("Chủ tịch UBND tỉnh", SURE)]),
        ("le-tien-chau", "2024-04-09", &[("Bí thư Thành ủy", SURE)]),
        // Its end is known to the year only.
        ("le-tien-chau", "2026-02-01", &[("Bí thư Thành ủy", Certainty::Uncertain)]),
        // Last seen in office on 2026-02-03.
        ("nguyen-van-khoa", "2027-06-01", &[("Tổng giám đốc", Certainty::LastSeen)]),
    ];
    for (slug, day, expected) in table {
        let person = entity(&format!("official/{slug}"));
        let Facts::Official(official) = &person.facts else { panic!("{slug} is no official") };
        let held: Vec<(&str, Certainty)> = person
            .state(date(day))
            .tenures
            .into_iter()
            .filter_map(|(index, certainty)| Some((&*official.tenures.get(index)?.role, certainty)))
            .collect();
        assert_eq!(held, expected, "{slug} on {day}");
    }
}

#[test]
fn an_office_belongs_to_its_province() {
    // (person, day, the province of the office)
    let table = [
        ("ta-anh-tuan", "2025-06-30", "phu-yen"),
        ("ta-anh-tuan", "2025-07-01", "dak-lak"),
        ("le-tien-chau", "2019-01-01", "hau-giang"),
        ("le-tien-chau", "2024-04-09", "hai-phong"),
    ];
    for (slug, day, expected) in table {
        let person = entity(&format!("official/{slug}"));
        let Facts::Official(official) = &person.facts else { panic!("{slug} is no official") };
        let held = person.state(date(day)).tenures;
        let provinces = held.iter().filter_map(|(index, _)| official.tenures.get(*index)?.province);
        let provinces: Vec<&str> =
            provinces.filter_map(|number| GAZETTEER.entity(number)).map(|unit| unit.id.as_str()).collect();
        assert_eq!(provinces, [format!("province/{expected}")], "{slug} on {day}");
    }
}

#[test]
fn people_of_one_name_have_records_of_their_own() {
    let bearers = |name: &str| GAZETTEER.entities.iter().filter(|entity| entity.name == name).count();
    assert_eq!(bearers("Nguyễn Văn Khoa"), 2);
    assert_eq!(bearers("Nguyễn Trường Sơn"), 2);
    // They differ in one mark and would share a slug without the kind in front.
    assert_eq!(entity("official/lam-dong").name, "Lâm Đông");
    assert_eq!(entity("province/lam-dong").name, "Lâm Đồng");
}
