//! What a user of generated models writes: payloads in, models out, and back.

pub mod dates;
pub mod pay;
pub mod talk;
pub mod watch;

use hathora_models::typescript::components::{
    ConnectionInfo, ExposedPort, Region, StartingConnectionInfo,
};

/// The address of a room, or what keeps it from having one.
///
/// # Errors
/// A payload that is not a `ConnectionInfo`.
pub fn address(payload: &str) -> serde_json::Result<String> {
    Ok(match serde_json::from_str(payload)? {
        ConnectionInfo::ActiveConnectionInfo(info) => format!("{}:{}", info.host, info.port),
        ConnectionInfo::StartingConnectionInfo(StartingConnectionInfo { room_id, .. }) => {
            format!("room {room_id} is starting")
        }
        other => format!("not known yet: {}", serde_json::to_string(&other)?),
    })
}

/// `port` with a name that says where it is.
#[must_use]
pub fn named(mut port: ExposedPort, region: &Region) -> ExposedPort {
    port.name = format!("{} in {region}", port.host);
    port
}

#[cfg(test)]
mod tests {
    use super::*;
    use hathora_models::typescript::components::TransportType;

    #[test]
    fn payloads_become_models() {
        let active = r#"{"status": "active", "transportType": "tls", "port": 443, "host": "a.example", "name": "default",
            "exposedPort": {"transportType": "tls", "port": 443, "host": "a.example", "name": "default"}, "roomId": "1"}"#;
        assert_eq!(address(active).unwrap(), "a.example:443");
        let starting = r#"{"status": "starting", "roomId": "1"}"#;
        assert_eq!(address(starting).unwrap(), "room 1 is starting");
        let new = r#"{"status":"suspended"}"#;
        assert_eq!(address(new).unwrap(), format!("not known yet: {new}"));
        let message = address(r#"{"status": "starting"}"#)
            .unwrap_err()
            .to_string();
        assert!(
            message.contains("ConnectionInfo::StartingConnectionInfo"),
            "{message}"
        );
    }

    #[test]
    fn models_become_payloads() {
        let json =
            r#"{"transportType": "tls", "port": 443, "host": "a.example", "name": "default"}"#;
        let port = named(
            serde_json::from_str(json).unwrap(),
            &Region::from("Atlantis"),
        );
        assert_eq!(port.transport_type, TransportType::Tls);
        let json = serde_json::to_value(&port).unwrap();
        assert_eq!(json["transportType"], "tls");
        assert_eq!(json["name"], "a.example in Atlantis");
    }
}
