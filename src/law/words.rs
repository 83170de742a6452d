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
    /// "ÂL", short for âm lịch.
    al = "âl",
    am = "âm",
    at = "ất",
    ba = "ba",
    ban = "ban",
    bay = "bảy",
    binh = "bính",
    bo = "bộ",
    cac = "các",
    can = "căn",
    canh = "canh",
    chap = "chạp",
    chieu = "chiều",
    chu = "chủ",
    chuong = "chương",
    cu = "cứ",
    cua = "của",
    dai = "đại",
    dau = "đầu",
    dem = "đêm",
    den = "đến",
    diem = "điểm",
    dieu = "điều",
    dinh = "đinh",
    doan = "đoạn",
    /// "g" for giờ, as in 8g30.
    g = "g",
    giai = "giai",
    giap = "giáp",
    gieng = "giêng",
    gio = "giờ",
    giua = "giữa",
    h = "h",
    hai = "hai",
    hanh = "hành",
    het = "hết",
    hoac = "hoặc",
    hoc = "học",
    hoi = "hội",
    hom = "hôm",
    ke = "kế",
    kem = "kèm",
    khoa = "khóa",
    khoan = "khoản",
    khuya = "khuya",
    ky = "kỳ",
    /// The heavenly stem "Kỷ", not "kỳ".
    ky_stem = "kỷ",
    lan = "lần",
    lich = "lịch",
    lien = "liên",
    luat = "luật",
    luc = "lúc",
    mau = "mậu",
    moi = "mỗi",
    mong = "mồng",
    mot = "một",
    muc = "mục",
    mung = "mùng",
    nam = "năm",
    nay = "này",
    neu = "nêu",
    ngay = "ngày",
    nghi = "nghị",
    nham = "nhằm",
    /// The heavenly stem "Nhâm", not "nhằm".
    nham_stem = "nhâm",
    nhat = "nhật",
    nhiem = "nhiệm",
    nien = "niên",
    noi = "nói",
    phan = "phần",
    phut = "phút",
    /// Another spelling of "quý".
    qui = "quí",
    quy = "quý",
    ram = "rằm",
    sang = "sáng",
    /// Six; not "sau", after.
    sau_six = "sáu",
    so = "số",
    sua = "sửa",
    tai = "tại",
    tan = "tân",
    tet = "tết",
    thang = "tháng",
    theo = "theo",
    thoi = "thời",
    thu = "thứ",
    tich = "tịch",
    tiet = "tiết",
    tieu = "tiểu",
    tinh = "tính",
    toi = "tối",
    /// Until; not "tối", evening.
    toi_till = "tới",
    tren = "trên",
    trua = "trưa",
    trung = "trung",
    truoc = "trước",
    tu = "từ",
    /// Four, in "thứ Tư"; not "từ", from.
    tu_four = "tư",
    tuan = "tuần",
    tuc = "tức",
    uong = "ương",
    va = "và",
    van = "văn",
    vao = "vào",
    ve = "về",
    viec = "việc",
    vu = "vụ",
}
