//! The function words of the grammar, interned once so that parsers compare numbers.

use crate::text::{Key, Vocabulary};

macro_rules! words {
    ($($(#[$doc:meta])* $field:ident = $word:literal,)*) => {
        /// Keys of words that the grammar of citations and dates is made of.
        #[derive(Clone, Debug)]
        pub struct Words { $($(#[$doc])* pub $field: Key,)* }

        impl Words {
            pub(super) fn intern(vocabulary: &mut Vocabulary) -> Self {
                Self { $($field: vocabulary.intern($word),)* }
            }
        }
    };
}

words! {
    al = "âl",
    am = "âm",
    at = "ất",
    ba = "ba",
    ban = "ban",
    bao = "bảo",
    bay = "bảy",
    biet = "biết",
    bieu = "biểu",
    binh = "bính",
    bo = "bộ",
    ca = "cá",
    cac = "các",
    can = "căn",
    canh = "canh",
    chap = "chạp",
    chieu = "chiều",
    chinh = "chính",
    cho = "cho",
    chu = "chủ",
    chuc = "chức",
    chuong = "chương",
    co = "có",
    co_so = "cơ",
    cu = "cứ",
    cu_the = "cụ",
    cua = "của",
    da = "đã",
    dai = "đại",
    dan = "dẫn",
    dan_day = "đán",
    dang = "đảng",
    dau = "đầu",
    day = "đẩy",
    de = "để",
    dem = "đêm",
    den = "đến",
    dia = "địa",
    diem = "điểm",
    dieu = "điều",
    dinh = "đinh",
    dinh_nang = "định",
    do_that = "đó",
    do_word = "do",
    doan = "đoạn",
    doi = "đổi",
    duoc = "được",
    duyet = "duyệt",
    g = "g",
    giai = "giai",
    giao = "giao",
    giap = "giáp",
    gieng = "giêng",
    gio = "giờ",
    giua = "giữa",
    giup = "giúp",
    goi = "gọi",
    h = "h",
    hai = "hai",
    hang = "hàng",
    /// "hằng" of "hằng tháng"; "hàng" is [`Self::hang`].
    hang_ever = "hằng",
    hanh = "hành",
    het = "hết",
    hien = "hiến",
    hieu = "hiệu",
    hoac = "hoặc",
    hoc = "học",
    /// What makes a verb of an adjective: "cụ thể hóa".
    hoa_made = "hóa",
    hoi = "hội",
    hom = "hôm",
    huong = "hướng",
    huyen = "huyện",
    ke = "kế",
    kem = "kèm",
    ket = "kết",
    khanh = "khánh",
    khoa = "khóa",
    khoan = "khoản",
    khuya = "khuya",
    /// The first word of "kính gửi".
    kinh = "kính",
    ky = "kỳ",
    ky_luat = "kỷ",
    /// The first word of "ký hiệu".
    ky_sign = "ký",
    ky_stem = "kỷ",
    la = "là",
    lan = "lần",
    le = "lễ",
    lenh = "lệnh",
    lich = "lịch",
    lien = "liên",
    luat = "luật",
    luc_force = "lực",
    luc = "lúc",
    mau = "mậu",
    moi = "mỗi",
    mong = "mồng",
    mot = "một",
    muc = "mục",
    mung = "mùng",
    nam = "năm",
    nay = "này",
    /// Now, today; not "này", this.
    nay_now = "nay",
    neu = "nêu",
    ngay = "ngày",
    ngan = "ngàn",
    nghi = "nghị",
    nghin = "nghìn",
    nguyen = "nguyên",
    nha = "nhà",
    nham = "nhằm",
    nham_stem = "nhâm",
    nhat = "nhật",
    nhiem = "nhiệm",
    nien = "niên",
    nuoc = "nước",
    noi = "nói",
    noi_dung = "nội",
    phan = "phần",
    phap = "pháp",
    phe = "phê",
    phep = "phép",
    pho = "phố",
    pho_deputy = "phó",
    phuong = "phường",
    phut = "phút",
    qua = "qua",
    quan = "quận",
    /// The second word of "cơ quan".
    quan_body = "quan",
    quan_triet = "quán",
    qui = "quí",
    quoc = "quốc",
    quy = "quý",
    quy_dinh = "quy",
    quyet = "quyết",
    ram = "rằm",
    ro = "rõ",
    sang = "sáng",
    sau = "sau",
    sau_six = "sáu",
    so = "số",
    sua = "sửa",
    tai = "tại",
    tan = "tân",
    /// The second word of "viết tắt".
    tat = "tắt",
    tao = "tạo",
    tet = "tết",
    thang = "tháng",
    thanh = "thành",
    thay = "thấy",
    theo = "theo",
    thi = "thi",
    thi_then = "thì",
    thoi = "thời",
    thong = "thông",
    thu = "thứ",
    thuc = "thực",
    ti = "tỉ",
    tich = "tịch",
    tiet = "tiết",
    tieu = "tiểu",
    tinh = "tính",
    tinh_province = "tỉnh",
    toan = "toàn",
    toi = "tối",
    toi_till = "tới",
    to_body = "tổ",
    tong = "tổng",
    tp = "tp",
    tran = "trấn",
    tren = "trên",
    trien = "triển",
    trua = "trưa",
    trung = "trung",
    truoc = "trước",
    tu = "từ",
    tu_four = "tư",
    tuan = "tuần",
    /// The second word of "thủ tướng".
    tuong = "tướng",
    tuc = "tức",
    tw = "tw",
    uong = "ương",
    ty = "tỷ",
    va = "và",
    van = "văn",
    vao = "vào",
    ve = "về",
    viec = "việc",
    vien = "viên",
    viet = "viết",
    voi = "với",
    vu = "vụ",
    xa = "xã",
}

/// A set of words.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    /// A bit for each word of the vocabulary, as far as needed.
    bits: Vec<u64>,
}

impl WordSet {
    fn of(words: &str, vocabulary: &mut Vocabulary) -> Self {
        let mut bits = Vec::new();
        for index in words.split_whitespace().filter_map(|word| vocabulary.intern(word).index()) {
            if bits.len() <= index / 64 {
                bits.resize(index / 64 + 1, 0);
            }
            bits[index / 64] |= 1 << (index % 64);
        }
        Self { bits }
    }

    #[must_use]
    pub fn contains(&self, key: Key) -> bool {
        key.index().is_some_and(|index| self.bits.get(index / 64).is_some_and(|bits| bits & 1 << (index % 64) != 0))
    }
}

macro_rules! word_sets {
    ($($(#[$doc:meta])* $field:ident = $words:literal,)*) => {
        /// Sets of words that decide where a citation ends.
        #[derive(Clone, Debug)]
        pub struct WordSets { $($(#[$doc])* pub $field: WordSet,)* }

        impl WordSets {
            pub(super) fn intern(vocabulary: &mut Vocabulary) -> Self {
                Self { $($field: WordSet::of($words, vocabulary),)* }
            }
        }
    };
}

word_sets! {
    /// Words that count something: a number before one of them is not the number of a document.
    units = "người đồng tỷ tỉ triệu nghìn ngàn xã huyện tỉnh hộ phút giờ tháng ngày tuần quý nhóm nội nhiệm giải đại \
             điểm điều khoản chương mục tập cá dự công mô tiêu chỉ bước loại cơ đơn sở bộ ban ngành cấp lần lượt hội \
             kỳ vụ trường lớp km m mm ha tấn kg thôn bản phần lĩnh vấn văn nước",
    /// Words that a sentence goes on with after the title of a document has ended.
    after_title = "đã đang sẽ là thì kèm gồm như",
    /// Words that open a new clause behind a comma.
    clause = "trong đặc tiền đến tại từ qua ngày đồng với theo nhằm để do khi sau trước hiện đã được có là vì nên mà cần \
              phải tiếp góp nhưng song tuy cũng vừa giúp tạo ông bà nhiều những toàn tổng hằng",
    /// Words that end a run of words taken for the name of a body or a law.
    after_name = "về ngày đã đang sẽ là thì và hoặc của do được có quy ban sửa hướng phê theo để nhằm cho tại trong từ \
                  đến với cũng còn phải cần không chưa số năm khóa lần trên này kèm khi nếu mà giao yêu chỉ đạo tổ như \
                  nói chung nêu vào gồm sau trước vẫn mới bị tới ở cùng",
    /// Words in small letters that the name of a body or an office does not go on with.
    after_head = "của về ngày đã đang sẽ là thì hoặc do được để nhằm cho tại trong từ đến với cũng còn phải cần chưa \
                  số năm khóa lần trên này kèm khi nếu mà như gồm sau trước vẫn bị tới ở cùng tỉnh huyện quận xã \
                  phường các những một đồng ông bà nhiệm",
    /// Words before a head that speak of bodies of a kind rather than of one by its name.
    kinds = "các những một mỗi từng mọi nhiều hai ba bốn năm số vài",
    /// Units of measure and of money, beside "tỷ" and "nghìn".
    measures = "triệu đồng ha km kg tấn usd m mét lít tạ héc",
    /// Words that "xã hội" goes on with: "xã hội chủ nghĩa", "xã hội học", "xã hội hóa".
    after_society = "chủ học hóa đen",
    /// Words before "đảng" or "nhà nước" of any kind.
    before_generic_party = "các quan chức những khối công xây dựng",
    /// Words that begin the subject of a sentence, or a second adverbial of place.
    begins_subject = "các những một mỗi nhiều toàn lực công tình người ông bà đồng tỉnh xã huyện diện tổng \
                      trên tại trong ngành mức giá việc nguồn số hệ hai đời chất doanh dịch chị anh cán",
    /// Words that a date or a span of time at the start of a sentence is made of, beside its numbers:
    /// "Từ đầu năm 2018", "Trong 5 năm qua", "Sáng ngày 6/2".
    times = "trong từ đến tính vào sau kể hết cuối đầu giữa sáng trưa chiều tối đêm rạng hôm ngày tháng quý năm giai \
             đoạn nhiệm kỳ học vừa qua những mấy gần tuần giờ",
    /// Those of `times` that name a day or a month.
    days = "ngày sáng trưa chiều tối đêm hôm tháng",
    /// Units of time.
    spans = "năm tháng tuần ngày giờ phút quý",
    /// Words that compare an amount: "22.300 tỷ đồng, bằng 95% dự toán".
    compares = "bằng tăng giảm đạt chiếm vượt",
    /// Words before the object of which is an amount: "thu đạt 22.300 tỷ đồng".
    attains = "đạt được thu là còn với",
    /// Words before a number that is not exact.
    roughly = "khoảng gần trên hơn ước",
    /// Words before the name of a person who speaks.
    persons = "ông bà anh chị",
    /// The first word of what tells that somebody speaks: "cho biết", "chia sẻ".
    says = "nói cho chia khẳng nhấn nêu bày đề",
    /// Kinds of place below the commune.
    hamlets = "thôn bon buôn bản ấp làng xóm",
    /// The first word of "thị trấn" and "thị xã".
    township = "thị",
    /// Words before which a comma may be wanted: those of `compares`, and kinds of place.
    joins = "bằng tăng giảm đạt chiếm vượt xã phường huyện quận tỉnh thị thành",
    /// Words before the name of a body.
    before_name = "của tại với và cùng do thuộc từ ở cho đến giao qua theo bởi được tịch đốc",
    /// Words before a head that never has the name of one body behind them: bodies of a kind, and
    /// offices ("trưởng phòng Nội vụ").
    before_kind = "các những một mỗi từng mọi nhiều hai ba bốn năm số vài trưởng phó cấp hệ ngành",
    /// Words before the number of a place inside a document, in whichever part it is.
    pinpoints = "điểm khoản điều chương phần tiết tiểu mục",
    /// Words that follow "tổ chức" where it means a body rather than to hold something.
    behind_body = "có của liên nhà nước trong ngoài thuộc và hoặc khác được phải ở này đó trên tại với là không do để đã \
                   sẽ khi nào cùng cần theo cá đoàn đơn doanh hữu",
    /// Words behind a body that is any of its kind: "Bộ trưởng bộ đó", "bộ quản lý ngành".
    of_any = "đó này ấy kia nào khác mình quản",
    /// The first word of what a body does: "cơ quan quản lý", "cơ quan kiểm định".
    tasks_of_body = "quản kiểm giám chỉ nghiên xét thanh điều đánh thẩm khảo truy khởi tiếp đào phát",
    /// What may be named by its task alone: "cơ quan điều tra", "hội đồng xét xử", "ban kiểm soát", "nhóm nghiên cứu".
    bodies_of_task = "ban nhóm",
    /// The first word of such a body of two words.
    before_body_of_task = "cơ hội",
    /// The second word of such a body.
    second_of_body = "quan đồng",
    /// Words that begin no name.
    begins_no_name = "và việc các những một mỗi nhiều trong tại theo đối cùng đồng ngoài riêng nhất nguyên đặc khi nếu \
                      để với về do sau trước tiếp không phải cần được có đẩy tăng nâng thực triển xây tổ rà phối",
    /// Kinds of place: "tỉnh Sơn La".
    places = "tỉnh thành phố tp huyện quận xã phường thị trấn",
}
