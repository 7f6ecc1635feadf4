//! Vietnamese news by a grammar of its own: articles of a headline, a dateline and paragraphs, with names of the gazetteer
//! in the places where news has them. What is said in them is nobody's words.

mod words;

use danhdau::gazetteer::{Facts, Gazetteer, Kind};
use serde::Serialize;

use crate::random::Random;

/// A text, and what is in it.
pub struct Written {
    /// The articles, with an empty line between paragraphs.
    pub text: String,
    /// What there is to say of it.
    pub about: About,
}

/// How a text was written.
#[derive(Debug, Serialize)]
pub struct About {
    /// Bytes of UTF-8.
    pub bytes: usize,
    /// Letters, signs and spaces, in UTF-16 units.
    pub units: usize,
    /// Articles.
    pub articles: usize,
    /// Names of records that the grammar put into it, short references not counted.
    pub names: usize,
    /// The same for each thousand units.
    pub names_per_thousand: f64,
    /// What the choices were made from.
    pub seed: u64,
}

/// Writes articles until there are so many bytes, with names of a gazetteer. The choices are the same for any of them: the
/// same sentences, with as many names.
pub fn write(gazetteer: &Gazetteer, bytes: usize, seed: u64) -> Written {
    let mut writer = Writer { names: Names::new(gazetteer), random: Random::new(seed), text: String::new(), put: 0 };
    let mut articles = 0;
    while writer.text.len() < bytes {
        writer.article();
        articles += 1;
    }
    let units = writer.text.encode_utf16().count();
    let about = About {
        bytes: writer.text.len(),
        units,
        articles,
        names: writer.put,
        names_per_thousand: (writer.put as f64 * 1e5 / units as f64).round() / 100.0,
        seed,
    };
    Written { text: writer.text, about }
}

/// Of a hundred sentences, those that hold names of records; in the others people, places and things have none or other
/// names. That makes about two names in a thousand letters; 6,000 public articles of all kinds have 1.4.
const WITH_NAMES: usize = 7;

/// Sentences about provinces, officials, units and policies. In braces what is put in.
const NAMED: &[&str] = &[
    "Sáng {day}, UBND tỉnh {province} tổ chức hội nghị sơ kết {number} năm thực hiện {document}.",
    "Tại buổi làm việc, {role} {official} đề nghị các sở, ngành rà soát lại tiến độ từng hạng mục.",
    "Ông {official} cho biết địa phương sẽ ưu tiên vốn cho {thing} trong giai đoạn tới.",
    "{unit} và tỉnh {province} ký thỏa thuận hợp tác về {concept}.",
    "Theo kế hoạch, {thing} nối {province} với {province} dự kiến hoàn thành trong quý {quarter}.",
    "Đại diện {unit} giới thiệu các giải pháp phục vụ {concept} tại {number} xã, phường.",
    "{document} nêu rõ yêu cầu công khai {thing} trên cổng thông tin của địa phương.",
    "Đoàn công tác do {role} {official} dẫn đầu đã khảo sát {thing} tại {province}.",
    "Từ {province}, hàng trăm chuyến xe chở {goods} lăn bánh về {province} mỗi ngày.",
    "Giá {goods} tại {province}, {province} và {province} tăng nhẹ {number} đồng mỗi ki-lô-gam.",
    "Trường Đại học trên địa bàn {province} phối hợp {unit} mở lớp ngắn hạn về {concept}.",
    "Bà con ở {province} kỳ vọng {concept} sẽ giúp thủ tục gọn hơn, đỡ phải đi lại.",
    "Kết luận hội nghị, {official} yêu cầu triển khai {document} thực chất, tránh hình thức.",
    "Trung tâm Dự báo cho hay vùng biển từ {province} đến {province} có gió mạnh cấp {quarter}.",
];

/// Of a hundred sentences without names, those that are put together word by word.
const IN_WORDS: usize = 75;

/// Sentences that are.
const FREE: &[&str] = &[
    "{time}, {actor} {action} {noun} {attribute} {place}.",
    "{actor} {action} {noun} {attribute}, {joint} {actor} {action} {noun}.",
    "Theo {actor}, {noun} {attribute} {place} {joint} {noun} {attribute}.",
    "{noun} {attribute} {place} được {actor} {action} {time}.",
    "{time}, {noun} {place} {attribute} hơn, {joint} {actor} {action} {noun} {attribute}.",
    "Không ít {actor} {action} {noun} {attribute} {place}, {joint} {noun} {attribute}.",
    "{actor} {action} {noun}, {action} {noun} {attribute} và {action} {noun} {place}.",
    "Cùng với {noun} {attribute}, {noun} {place} cũng được {actor} {action}.",
    "{someone} cho biết {actor} {action} {noun} {attribute} {place}.",
    "{brand} và {brand} {action} {noun} {attribute}, {joint} {someone} {action} {noun}.",
    "Ngày {date}, {brand} {action} {amount} {noun} {attribute}.",
    "{brand} {action} {noun} {place}, {joint} {brand} {action} {noun}.",
    "Theo {someone}, {noun} {attribute} {joint} {brand} {action} {noun} {place}.",
    "{brand} {action} {noun} {attribute} trị giá {amount} đồng, {joint} {actor} {action} {noun}.",
];

/// Sentences without names of records.
const PLAIN: &[&str] = &[
    "Trời về chiều, khu chợ nhỏ ven sông vẫn tấp nập người mua bán.",
    "Theo ghi nhận của phóng viên, lượng khách tăng {number} phần trăm so với cùng kỳ năm ngoái.",
    "Chị {person}, {age} tuổi, kể lại những ngày đầu mở {shop} với số vốn ít ỏi.",
    "Anh {person} nói gia đình đã quen với nhịp sống mới sau hơn {quarter} tháng.",
    "Nhiều hộ dân chọn trồng {goods} vì dễ chăm sóc, đầu ra tương đối ổn định.",
    "Các chuyên gia khuyến cáo người dùng không bấm vào đường dẫn lạ và thường xuyên đổi mật khẩu.",
    "Đội chủ nhà nhập cuộc chậm, để đối phương ghi liền hai bàn chỉ trong {quarter} phút.",
    "Phần lớn {goods} được thu mua ngay tại vườn, số còn lại chuyển về các chợ đầu mối.",
    "Ban tổ chức cho biết giải thưởng năm nay gồm {number} suất học bổng dành cho sinh viên.",
    "Con đường mới rộng {quarter} mét, hai bên trồng cây xanh và lắp đèn chiếu sáng.",
    "Bác sĩ {person} lưu ý trẻ nhỏ cần uống đủ nước và ngủ đúng giờ trong mùa nắng nóng.",
    "Sau cơn mưa lớn đêm qua, một số tuyến phố ngập sâu, giao thông ùn ứ kéo dài.",
    "Cuốn sách dày {number} trang, ghi lại ký ức về một làng nghề hơn trăm năm tuổi.",
    "Người lao động được hỗ trợ học nghề, giới thiệu việc làm và vay vốn với lãi suất thấp.",
    "Thầy {person} tin rằng điều quan trọng nhất là giữ được niềm vui của học trò khi đến lớp.",
    "Chương trình nghệ thuật kéo dài {quarter} tiếng, thu hút đông đảo khán giả trẻ.",
    "Doanh thu quý {quarter} của {shop} đạt {number} triệu đồng, vượt xa dự tính ban đầu.",
    "Công nhân làm ca đêm tranh thủ ăn vội bát cháo nóng trước khi vào xưởng.",
    "Dự báo thời tiết cuối tuần nắng nhẹ, nhiệt độ cao nhất khoảng {age} độ.",
    "Hệ thống tưới tự động giúp tiết kiệm gần {age} phần trăm lượng nước so với cách làm cũ.",
    "Vụ việc đang được cơ quan chức năng xác minh, làm rõ theo quy định.",
    "Khách hàng có thể đặt chỗ qua điện thoại hoặc đến trực tiếp {shop} trước {age} phút.",
    "Nhờ cải tiến quy trình, thời gian chờ giảm từ {age} phút xuống còn {quarter} phút.",
    "Không khí ngày hội rộn ràng với tiếng trống, tiếng cười và những gian hàng đầy màu sắc.",
    "Theo bà {person}, muốn giữ chân người trẻ thì phải có việc làm và chỗ vui chơi.",
    "Mô hình nuôi ong dưới tán rừng mang lại thu nhập đều đặn cho {number} hộ gia đình.",
];

const HEADLINES: &[&str] = &[
    "{province} đẩy nhanh tiến độ {thing}",
    "{unit} mở rộng tuyển dụng kỹ sư trẻ",
    "Giá {goods} biến động trước mùa lễ hội",
    "Những người giữ lửa cho một làng nghề",
    "Đưa {concept} đến gần người dân hơn",
    "Chuyện ở {shop} nhỏ cuối phố",
];

/// What the grammar puts in, by kind: canonical names and their other forms as news writes them.
struct Names {
    provinces: Vec<String>,
    officials: Vec<String>,
    units: Vec<String>,
    documents: Vec<String>,
    concepts: Vec<String>,
}

impl Names {
    fn new(gazetteer: &Gazetteer) -> Self {
        let of = |kind: Kind| {
            let surfaces = gazetteer.surfaces.iter().filter(|surface| surface.condition.is_none());
            let own = surfaces
                .filter(move |surface| gazetteer.entity(surface.entity).is_some_and(|entity| entity.kind() == kind));
            own.map(|surface| (surface.entity, surface.text.clone()))
        };
        let is_document = |number: u32| {
            matches!(gazetteer.entity(number).map(|entity| &entity.facts),
                Some(Facts::Policy(policy)) if policy.number.is_some())
        };
        let (documents, concepts): (Vec<_>, Vec<_>) = of(Kind::Policy).partition(|(number, _)| is_document(*number));
        let texts = |all: Vec<(u32, String)>| all.into_iter().map(|(_, text)| text).collect();
        Self {
            provinces: texts(of(Kind::Province).collect()),
            officials: texts(of(Kind::Official).collect()),
            units: texts(of(Kind::FptUnit).collect()),
            documents: texts(documents),
            concepts: texts(concepts),
        }
    }

    fn of(&self, slot: &str) -> Option<&[String]> {
        match slot {
            "province" => Some(&self.provinces),
            "official" => Some(&self.officials),
            "unit" => Some(&self.units),
            "document" => Some(&self.documents),
            "concept" => Some(&self.concepts),
            _ => None,
        }
    }
}

struct Writer {
    names: Names,
    random: Random,
    text: String,
    /// Names of records so far.
    put: usize,
}

impl Writer {
    fn article(&mut self) {
        let headline = self.random.one(HEADLINES);
        self.sentence(headline);
        self.text.push_str("\n\n");
        let (day, month) = (self.random.between(1, 28), self.random.between(1, 12));
        self.text.push_str(&format!("{day:02}/{month:02}/2026\n\n"));
        for _ in 0..self.random.between(5, 14) {
            for sentence in 0..self.random.between(2, 5) {
                if sentence > 0 {
                    self.text.push(' ');
                }
                let of = match () {
                    () if self.random.percent(WITH_NAMES) => NAMED,
                    () if self.random.percent(IN_WORDS) => FREE,
                    () => PLAIN,
                };
                let sentence = self.random.one(of);
                self.sentence(sentence);
            }
            self.text.push_str("\n\n");
        }
    }

    /// Writes a sentence with something in each of its braces, and a capital at its beginning.
    fn sentence(&mut self, pattern: &str) {
        let start = self.text.len();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            self.text.push_str(before);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            self.fill(slot);
            rest = after;
        }
        self.text.push_str(rest);
        let initial = self.text[start..].chars().next();
        if let Some(initial) = initial {
            let capital: String = initial.to_uppercase().collect();
            self.text.replace_range(start..start + initial.len_utf8(), &capital);
        }
    }

    fn fill(&mut self, slot: &str) {
        let random = &mut self.random;
        let filled = match slot {
            "number" => random.between(12, 950).to_string(),
            "quarter" => random.between(2, 9).to_string(),
            "age" => random.between(21, 64).to_string(),
            "date" => {
                let (day, month, year) = (random.between(1, 28), random.between(1, 12), random.between(2019, 2026));
                format!("{day}-{month}-{year}")
            }
            "amount" => {
                let (number, unit) = (random.between(2, 400), random.one(&["", ".500", " triệu", ",5 tỉ", " nghìn"]));
                format!("{number}{unit}")
            }
            "person" => self.person(),
            "someone" => self.someone(),
            _ => match (words::of(slot), self.names.of(slot)) {
                (Some(words), _) => random.word(words).to_owned(),
                (None, Some(names)) => {
                    self.put += 1;
                    names[random.below(names.len())].clone()
                }
                // A test goes through every pattern.
                (None, None) => slot.to_owned(),
            },
        };
        self.text.push_str(&filled);
    }

    fn person(&mut self) -> String {
        [words::FAMILIES, words::MIDDLES, words::GIVENS].map(|names| self.random.word(names)).join(" ")
    }

    /// With title or office, by the whole name or its last part.
    fn someone(&mut self) -> String {
        let called = if self.random.percent(80) { words::TITLES } else { words::OFFICES };
        let called = self.random.word(called);
        let whole = self.random.percent(70);
        let name = if whole { self.person() } else { self.random.word(words::GIVENS).to_owned() };
        format!("{called} {name}")
    }
}

#[cfg(test)]
mod tests {
    use danhdau::gazetteer::compiled;

    use super::*;
    use crate::synthetic;

    #[test]
    fn the_same_seed_gives_the_same_text_and_another_seed_another() {
        let gazetteer = compiled();
        assert_eq!(write(&gazetteer, 20_000, 1).text, write(&gazetteer, 20_000, 1).text);
        assert_ne!(write(&gazetteer, 20_000, 1).text, write(&gazetteer, 20_000, 2).text);
    }

    #[test]
    fn names_of_a_larger_gazetteer_are_as_dense_and_are_its_own() {
        let large = synthetic::gazetteer(5, 1).expect("it compiles");
        let (small, large) = (write(&compiled(), 300_000, 3), write(&large, 300_000, 3));
        let ratio = large.about.names_per_thousand / small.about.names_per_thousand;
        assert!((0.93..1.07).contains(&ratio), "{:?} {:?}", small.about, large.about);
        assert_ne!(small.text, large.text);
    }

    #[test]
    fn every_brace_is_filled_and_names_are_as_dense_as_stated() {
        let written = write(&compiled(), 300_000, 3);
        assert!(!written.text.contains(['{', '}']));
        for slot in ["province", "official", "unit", "document", "concept", "number", "quarter", "person", "thing"] {
            assert!(!written.text.contains(slot), "{slot} is not filled");
        }
        assert!((1.2..2.8).contains(&written.about.names_per_thousand), "{:?}", written.about);
    }

    #[test]
    fn every_slot_of_every_pattern_is_known() {
        let gazetteer = compiled();
        let names = Names::new(&gazetteer);
        let mut writer = Writer { names, random: Random::new(1), text: String::new(), put: 0 };
        let patterns = [NAMED, FREE, PLAIN, HEADLINES].concat();
        let slots =
            patterns.iter().flat_map(|pattern| pattern.split('{').skip(1)).filter_map(|rest| rest.split('}').next());
        for slot in slots {
            writer.text.clear();
            writer.fill(slot);
            assert_ne!(writer.text, slot);
        }
    }
}
