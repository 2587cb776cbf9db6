//! The tags of a page, found only by how a tag starts and ends, so that anything unescaped shows.

/// `<a href="#x">`, `</a>`.
#[derive(Debug)]
pub struct Tag {
    /// In lower case, with the slash of an end tag.
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(it, _)| it == name)
            .map(|(_, value)| value.as_str())
    }
}

/// All tags of `page`, except in its style and its script.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '>')
            .unwrap_or(rest.len());
        let mut tag = Tag {
            name: rest[..end].to_lowercase(),
            attributes: Vec::new(),
        };
        rest = rest[end..].trim_start();
        while !rest.starts_with('>') {
            let end = rest
                .find(|c: char| c.is_whitespace() || c == '=' || c == '>')
                .expect("the end of a name");
            let (name, after) = rest.split_at(end);
            let value = match after.strip_prefix("=\"") {
                Some(value) => {
                    let end = value.find('"').expect("the end of a value");
                    rest = value[end + 1..].trim_start();
                    value[..end].to_owned()
                }
                None => {
                    rest = after.trim_start();
                    String::new()
                }
            };
            tag.attributes.push((name.to_lowercase(), value));
        }
        if ["style", "script"].contains(&tag.name.as_str()) {
            rest = &rest[rest.find("</").expect("its end")..];
        }
        tags.push(tag);
    }
    tags
}
