//! The behaviour of the generated models, on payloads as in the docs.

// Half of the fields of these models are deprecated, and the tests are about those as well.
#![allow(deprecated)]

use fieldnotes_models::{typescript, typescript_v1, unity};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Reads `payload` as a `T` and writes it again. Numbers are compared as numbers: `435` may come back as `435.0`.
#[track_caller]
fn round_trip<T: DeserializeOwned + Serialize>(payload: &Value) -> T {
    let value: T = serde_json::from_value(payload.clone()).unwrap();
    let back = serde_json::to_value(&value).unwrap();
    assert!(same(payload, &back), "sent {payload:#}\ngot {back:#}");
    value
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

fn process_with_rooms() -> Value {
    json!({
        "egressedBytes": 435,
        "idleSince": "2024-12-13T01:24:39.264Z",
        "activeConnectionsUpdatedAt": "2025-05-27T01:22:15.608Z",
        "activeConnections": 10,
        "roomsAllocatedUpdatedAt": "2023-04-21T15:26:09.486Z",
        "roomsAllocated": 1,
        "roomSlotsAvailableUpdatedAt": "2023-03-29T05:45:42.964Z",
        "roomSlotsAvailable": 8144.27,
        "draining": false,
        "terminatedAt": "2023-10-06T06:06:25.236Z",
        "stoppingAt": "2024-05-28T15:46:25.583Z",
        "startedAt": "2024-07-23T08:20:12.852Z",
        "startingAt": "2025-07-22T22:18:05.549Z",
        "roomsPerProcess": 3,
        "additionalExposedPorts": [exposed_port("debug", 72941)],
        "exposedPort": exposed_port("default", 34567),
        "port": 9380.93,
        "host": "present-resource.name",
        "region": "Tokyo",
        "processId": "cbfcddd2-0006-43ae-996c-995fff7bed2e",
        "deploymentId": 1,
        "appId": "app-af469a92-5b45-4565-b3c4-b79878de67d2",
        "rooms": [{
            "currentAllocation": {
                "unscheduledAt": "2023-08-05T14:04:23.536Z",
                "scheduledAt": "2023-07-17T12:16:19.634Z",
                "processId": "cbfcddd2-0006-43ae-996c-995fff7bed2e",
                "roomAllocationId": "e3a0aa32-1711-4036-acfa-008b96061a78",
            },
            "status": "active",
            "roomConfig": "{\"name\":\"my-room\"}",
            "roomId": "2swovpy1fnunu",
            "appId": "app-af469a92-5b45-4565-b3c4-b79878de67d2",
        }],
        "totalRooms": 183_485,
    })
}

fn exposed_port(name: &str, port: u32) -> Value {
    json!({"transportType": "tcp", "port": port, "host": "1.proxy.hathora.dev", "name": name})
}

#[test]
fn a_process_has_all_its_fields() {
    let payload = process_with_rooms();
    assert_eq!(payload.as_object().unwrap().len(), 24);
    let process: typescript::components::ProcessWithRooms = round_trip(&payload);
    assert_eq!(process.region, typescript::components::Region::Tokyo);
    assert_eq!(process.total_rooms, 183_485);
    assert_eq!(process.rooms[0].room_id, "2swovpy1fnunu");
}

#[test]
fn seven_fields_of_a_process_are_deprecated_with_notes() {
    let file = include_str!("../generated/src/typescript/components/process_with_rooms.rs");
    let deprecations = file.split("#[deprecated(").skip(1);
    let with_notes = deprecations.filter(|it| it.trim_start().starts_with("note = \""));
    assert_eq!(with_notes.count(), 7);
    assert!(
        !file.contains("warning:"),
        "the boilerplate is gone from the prose"
    );
}

#[test]
fn a_required_field_must_be_there() {
    let mut payload = process_with_rooms();
    payload.as_object_mut().unwrap().remove("region");
    let error = serde_json::from_value::<typescript::components::ProcessWithRooms>(payload);
    assert_eq!(error.unwrap_err().to_string(), "missing field `region`");
}

#[test]
fn connection_info_of_both_eras_comes_back() {
    let payload = json!({
        "additionalExposedPorts": [exposed_port("debug", 72941)],
        "exposedPort": exposed_port("default", 34567),
        "status": "active",
        "roomId": "2swovpy1fnunu",
    });
    let info: typescript::components::ConnectionInfoV2 = round_trip(&payload);
    assert_eq!(info.status.as_str(), "active");
    let info: typescript_v1::shared::ConnectionInfoV2 = round_trip(&payload);
    assert_eq!(info.status.as_str(), "active");
}

/// `T::deserialize` is the trait's function, and no other one of the type's own, which would know only one spelling.
#[test]
fn a_guessed_name_is_read_in_any_spelling_by_whatever_way() {
    let payload =
        json!({"status": "starting", "room_id": "2swovpy1fnunu", "additional_exposed_ports": []});
    let from_value: typescript::components::ConnectionInfoV2 =
        serde_json::from_value(payload.clone()).unwrap();
    let deserialized = typescript::components::ConnectionInfoV2::deserialize(&payload).unwrap();
    assert_eq!(from_value.room_id, "2swovpy1fnunu");
    assert_eq!(deserialized, from_value);
}

#[test]
fn unity_names_are_on_the_wire_as_they_were() {
    let payload = json!({
        "additionalExposedPorts": [exposed_port("debug", 72941)],
        "exposedPort": exposed_port("default", 34567),
        "processId": "cbfcddd2-0006-43ae-996c-995fff7bed2e",
        "roomId": "2swovpy1fnunu",
        "status": "starting",
    });
    let data: unity::shared::RoomConnectionData = round_trip(&payload);
    assert_eq!(data.additional_exposed_ports.len(), 1);
}

#[test]
fn a_value_that_the_docs_do_not_list_survives() {
    use typescript::components::Region;
    let region: Region = round_trip(&json!("Reykjavik"));
    assert_eq!(region, Region::Unknown("Reykjavik".to_owned()));
    assert_eq!(region, "Reykjavik");
    assert_eq!(region.to_string(), "Reykjavik");
    assert_eq!(Region::from("Tokyo"), Region::Tokyo);
    assert!(Region::KNOWN.contains(&"Tokyo"));
    let error = serde_json::from_str::<Region>("3").unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid type: integer `3`, expected a string (Region) at line 1 column 1"
    );
}

#[test]
fn a_tagged_union_takes_the_variant_of_its_tag() {
    use typescript::components::ConnectionInfo;
    let starting = json!({"status": "starting", "roomId": "2swovpy1fnunu"});
    assert!(matches!(
        round_trip(&starting),
        ConnectionInfo::StartingConnectionInfo(_)
    ));
    let unknown = json!({"status": "resting", "since": [1, 2]});
    assert!(matches!(round_trip(&unknown), ConnectionInfo::Unknown(_)));
    let malformed = r#"{"roomId": 7, "status": "starting"}"#;
    let error = serde_json::from_str::<ConnectionInfo>(malformed)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("ConnectionInfo::StartingConnectionInfo: invalid type: integer `7`"),
        "{error}"
    );
}

#[test]
fn an_untagged_union_takes_the_variant_that_fits() {
    use typescript::components::{OrgMemberScopes, Scope, UserRole};
    assert_eq!(
        round_trip::<OrgMemberScopes>(&json!("admin")),
        OrgMemberScopes::UserRole(UserRole::Admin)
    );
    assert_eq!(
        round_trip::<OrgMemberScopes>(&json!(["builds:read", "new:scope"])),
        OrgMemberScopes::ScopeList(vec![Scope::BuildsRead, Scope::Unknown("new:scope".into())])
    );
    let error = serde_json::from_str::<OrgMemberScopes>("7")
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("UserRole: ") && error.contains("ScopeList: "),
        "{error}"
    );
}

#[test]
fn further_keys_are_kept_where_the_docs_allow_them() {
    use typescript::components::{RecordStringNever, SessionLabels};
    let labels: SessionLabels =
        round_trip(&json!({"sessionId": "ses-4b1f", "color": "red", "size": "xl"}));
    assert_eq!(labels.additional_properties["color"], "red");
    round_trip::<RecordStringNever>(&json!({}));
    round_trip::<RecordStringNever>(&json!({"any": {"thing": [null]}}));
}

#[test]
fn literals_take_their_value_and_no_other() {
    use typescript::components::HazardsType;
    round_trip::<HazardsType>(&json!("hazard"));
    assert!(serde_json::from_value::<HazardsType>(json!("other")).is_err());
}

#[test]
fn a_constructor_takes_what_is_required() {
    use typescript::components::{CreateRoomParams, Region};
    let mut params = CreateRoomParams::new(Region::Tokyo);
    params.room_config = Some("{}".to_owned());
    let json = serde_json::to_value(&params).unwrap();
    assert_eq!(json, json!({"region": "Tokyo", "roomConfig": "{}"}));
}
