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
    am = "âm",
    ban = "ban",
    bo = "bộ",
    cac = "các",
    can = "căn",
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
    doan = "đoạn",
    giai = "giai",
    gio = "giờ",
    giua = "giữa",
    hanh = "hành",
    hoac = "hoặc",
    hoc = "học",
    hoi = "hội",
    hom = "hôm",
    ke = "kế",
    kem = "kèm",
    khoa = "khóa",
    khoan = "khoản",
    ky = "kỳ",
    lan = "lần",
    lich = "lịch",
    lien = "liên",
    luat = "luật",
    mong = "mồng",
    muc = "mục",
    mung = "mùng",
    nam = "năm",
    nay = "này",
    ngay = "ngày",
    nghi = "nghị",
    nham = "nhằm",
    nhat = "nhật",
    nhiem = "nhiệm",
    noi = "nói",
    neu = "nêu",
    phan = "phần",
    phut = "phút",
    quy = "quý",
    ram = "rằm",
    sang = "sáng",
    so = "số",
    sua = "sửa",
    tai = "tại",
    tet = "tết",
    thang = "tháng",
    theo = "theo",
    thu = "thứ",
    tich = "tịch",
    tiet = "tiết",
    tieu = "tiểu",
    tinh = "tính",
    toi = "tối",
    tren = "trên",
    trua = "trưa",
    truoc = "trước",
    trung = "trung",
    tu = "từ",
    tuan = "tuần",
    tuc = "tức",
    uong = "ương",
    va = "và",
    van = "văn",
    ve = "về",
    viec = "việc",
    vu = "vụ",
}
