//! Guards the framework against messages that would end it.
//!
//! The framework stops reading for good at the first message that it cannot parse. One stray byte
//! of an old encoding, or half an emoji (a lone surrogate, which JavaScript strings may hold), and
//! the editor would be without its server. So all input passes through here first: what can be
//! mended is mended, what cannot is dropped and said, and the next message is read.

use std::borrow::Cow;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::Uri;

/// Copies messages from `input` to `output` until the input ends; `complain` hears what was wrong.
pub(super) async fn pump(
    input: impl AsyncRead + Unpin,
    mut output: impl AsyncWrite + Unpin,
    complain: impl Fn(String),
) -> std::io::Result<()> {
    let mut input = BufReader::with_capacity(64 * 1024, input);
    while let Some(body) = read_message(&mut input, &complain).await? {
        let Some(body) = mend(&body, &complain) else { continue };
        let mut message = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        message.extend_from_slice(body.as_bytes());
        output.write_all(&message).await?;
    }
    output.shutdown().await
}

/// The body of the next message; `None` at the end of input.
pub(super) async fn read_message(
    input: &mut (impl AsyncBufRead + Unpin),
    complain: &impl Fn(String),
) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        let header = String::from_utf8_lossy(&line);
        let header = header.trim();
        if header.is_empty() {
            match length.take() {
                Some(length) => {
                    // The length is the client's word: memory grows with what really comes.
                    let mut body = Vec::new();
                    let read = input.take(length).read_to_end(&mut body).await?;
                    return Ok((read as u64 == length).then_some(body));
                }
                None => continue,
            }
        }
        match header.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok();
                if length.is_none() {
                    complain(format!("Content-Length không phải là số / not a number: {value}"));
                }
            }
            Some((name, _)) if name.trim().eq_ignore_ascii_case("content-type") => {}
            _ => complain(format!("bỏ qua dòng lạ trước thông điệp / stray line skipped: {header:.80}")),
        }
    }
}

/// The body as the framework can read it, or `None` when there is nothing to be saved.
fn mend<'a>(body: &'a [u8], complain: &impl Fn(String)) -> Option<Cow<'a, str>> {
    let text = String::from_utf8_lossy(body);
    if matches!(text, Cow::Owned(_)) {
        complain("thông điệp không phải UTF-8, ký tự hỏng được thay bằng U+FFFD / message is not UTF-8".to_owned());
    }
    let text = match replace_lone_surrogates(&text) {
        Some(mended) => {
            complain("nửa ký tự (surrogate lẻ) được thay bằng U+FFFD / lone surrogate replaced".to_owned());
            Cow::Owned(mended)
        }
        None => text,
    };
    match serde_json::from_str::<Request>(&text) {
        Ok(request) => Some(match mend_address(request) {
            Some(mended) => Cow::Owned(mended),
            None => text,
        }),
        Err(error) => {
            complain(format!("bỏ qua thông điệp không đọc được / unreadable message dropped: {error}"));
            None
        }
    }
}

/// Escapes what may not stand in an address as it is: "file:///Báo cáo.txt". The framework drops
/// such messages without a word, and with them the text. `None` when there is nothing to mend.
fn mend_address(request: Request) -> Option<String> {
    let given = request.params()?;
    let changes = given.get("changes").and_then(|changes| changes.as_array()).map_or(0, Vec::len);
    let places =
        std::iter::once("/textDocument/uri".to_owned()).chain((0..changes).map(|at| format!("/changes/{at}/uri")));
    let broken: Vec<(String, String)> = places
        .filter_map(|place| Some((given.pointer(&place)?.as_str()?, place)))
        .filter(|(address, _)| address.parse::<Uri>().is_err())
        .map(|(address, place)| (escaped(address), place))
        .collect();
    if broken.is_empty() {
        return None;
    }
    let (method, id, params) = request.into_parts();
    let mut params = params?;
    for (address, place) in broken {
        *params.pointer_mut(&place)? = address.into();
    }
    let request = Request::build(method).params(params);
    serde_json::to_string(&match id {
        Some(id) => request.id(id).finish(),
        None => request.finish(),
    })
    .ok()
}

fn escaped(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => escaped.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b'%' | b'@' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*'
            | b'+' | b',' | b';' | b'=' | b'?' | b'#' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// Puts `\ufffd` for every `\ud800`–`\udfff` escape without its other half; `None` if there is none.
/// Both are one UTF-16 unit long, so columns stay right.
fn replace_lone_surrogates(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut result: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]) {
        let escape = at + found;
        match unit(bytes, escape) {
            Some(0xD800..=0xDBFF) if matches!(unit(bytes, escape + 6), Some(0xDC00..=0xDFFF)) => at = escape + 12,
            Some(0xD800..=0xDFFF) => {
                let result = result.get_or_insert_with(|| bytes.to_vec());
                result[escape + 2..escape + 6].copy_from_slice(b"fffd");
                at = escape + 6;
            }
            _ => at = (escape + 2).min(bytes.len()),
        }
    }
    result.and_then(|bytes| String::from_utf8(bytes).ok())
}

/// The value of a `\uXXXX` escape that starts at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    async fn pumped(input: &[u8]) -> (String, usize) {
        let complaints = RefCell::new(0);
        let mut output = Vec::new();
        pump(input, &mut output, |_| *complaints.borrow_mut() += 1).await.expect("memory does not fail");
        (String::from_utf8(output).expect("mended"), complaints.into_inner())
    }

    fn framed(body: &[u8]) -> Vec<u8> {
        [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
    }

    const GOOD: &str = r#"{"jsonrpc":"2.0","method":"a","params":{"text":"Nghị \ud83d\ude00 \\ud83d"}}"#;

    #[tokio::test]
    async fn good_messages_pass_unchanged() {
        let input = [framed(GOOD.as_bytes()), framed(GOOD.as_bytes())].concat();
        let (output, complaints) = pumped(&input).await;
        assert_eq!((output.as_bytes(), complaints), (&input[..], 0));
    }

    #[tokio::test]
    async fn half_an_emoji_is_replaced() {
        for lone in [r"\ud83d", r"\udE00", r"\ud83dx", r"\ud83d\n", r"\ud83d\ud83d"] {
            let body = format!(r#"{{"jsonrpc":"2.0","method":"a","params":{{"text":"{lone}"}}}}"#);
            let (output, complaints) = pumped(&framed(body.as_bytes())).await;
            assert!(output.contains(r"\ufffd") && !output.contains(r"\ud83d"), "{output}");
            assert_eq!(complaints, 1);
        }
    }

    #[tokio::test]
    async fn bad_messages_are_dropped_and_the_next_one_is_read() {
        let bad: [&[u8]; 5] =
            [b"{", b"[]", b"\"x\"", br#"{"jsonrpc":"1.0","method":"a"}"#, b"{\"jsonrpc\":\"2.0\",\"id\":1.5}"];
        for body in bad {
            let (output, complaints) = pumped(&[framed(body), framed(GOOD.as_bytes())].concat()).await;
            assert_eq!((output.as_bytes(), complaints), (&framed(GOOD.as_bytes())[..], 1));
        }
    }

    #[tokio::test]
    async fn other_encodings_and_stray_lines_do_no_harm() {
        let mut input = b"Xin ch\xE0o\r\nContent-Type: x; charset=utf-8\r\n".to_vec();
        input.extend(framed(b"{\"jsonrpc\":\"2.0\",\"method\":\"\xE0\"}"));
        input.extend(b"Content-Length: nhi\xE1u\r\n\r\n");
        input.extend(framed(GOOD.as_bytes()));
        let (output, complaints) = pumped(&input).await;
        assert!(output.contains("\"method\":\"\u{FFFD}\"") && output.ends_with(GOOD), "{output}");
        assert_eq!(complaints, 3);
    }

    #[tokio::test]
    async fn a_message_cut_off_by_the_end_is_no_message() {
        let whole = framed(GOOD.as_bytes());
        assert_eq!(pumped(&whole[..whole.len() - 1]).await.0, "");
    }
}
