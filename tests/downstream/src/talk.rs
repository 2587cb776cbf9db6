//! Talks to a model: unions in unions, and a stream with kinds of chunks that nobody has heard of.

include!(concat!(env!("OUT_DIR"), "/chat.rs"));

use chat::components::{
    AssistantMessage, ChatRequest, Chunk, Content, EndReason, ImagePart, Part, TextPart,
    UserMessage,
};

/// A question about a picture, after a greeting.
#[must_use]
pub fn question(words: &str, picture: &str) -> ChatRequest {
    let parts: Vec<Part> = vec![TextPart::new(words).into(), ImagePart::new(picture).into()];
    let messages = vec![
        UserMessage::new("Hello".into()).into(),
        AssistantMessage::new("What can I do?").into(),
        UserMessage::new(parts.into()).into(),
    ];
    let mut request = ChatRequest::new("small", messages);
    request.store = Some(true);
    request.stop = Some(".".into());
    request
}

/// The text of a stream, and why it ended.
///
/// # Errors
/// A line that is no chunk.
pub fn answer(lines: &[&str]) -> serde_json::Result<(String, Option<EndReason>)> {
    let (mut text, mut end) = (String::new(), None);
    for line in lines {
        match serde_json::from_str(line)? {
            Chunk::TextChunk(chunk) => text += &chunk.delta,
            Chunk::EndChunk(chunk) => end = Some(chunk.reason),
            // A kind that is newer than the docs does no harm.
            _ => {}
        }
    }
    Ok((text, end))
}

/// The words in `content`.
#[must_use]
pub fn words(content: &Content) -> Vec<&str> {
    match content {
        Content::String(text) => vec![text],
        Content::PartList(parts) => {
            let mut words = Vec::new();
            for part in parts {
                if let Part::TextPart(part) = part {
                    words.push(part.text.as_str());
                }
            }
            words
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_what_the_docs_say() {
        let request = question("What is this?", "https://p.example/1.png");
        let json = serde_json::to_value(&request).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "model": "small",
                "messages": [
                    {"role": "user", "content": "Hello"},
                    {"role": "assistant", "content": "What can I do?"},
                    {"role": "user", "content": [
                        {"type": "text", "text": "What is this?"},
                        {"type": "image", "url": "https://p.example/1.png"},
                    ]},
                ],
                "store": true,
                "stop": ".",
            })
        );
        let content: Content =
            serde_json::from_value(json["messages"][2]["content"].clone()).unwrap();
        assert_eq!(words(&content), ["What is this?"]);
        assert_eq!(words(&"Hi".into()), ["Hi"]);
    }

    #[test]
    fn a_chunk_of_an_unknown_kind_is_passed_over() {
        let lines = [
            r#"{"type": "text", "delta": "A "}"#,
            r#"{"type": "thought", "delta": "hm"}"#,
            r#"{"type": "text", "delta": "cat"}"#,
            r#"{"type": "end", "reason": "tired"}"#,
        ];
        let (text, end) = answer(&lines).unwrap();
        assert_eq!(text, "A cat");
        let end = end.unwrap();
        assert!(end.is_unknown());
        assert_eq!(end, "tired");
    }
}
