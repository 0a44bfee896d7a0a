//! The types of the document, written by hand with serde's derive.

use std::collections::BTreeMap;

use answers::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

/// Tells `null` from what is not there.
#[expect(clippy::option_option, reason = "absent and null are two things")]
fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Makes structs with serde's derive. Behind `?` stand those that may be left out, behind `??`
/// those that may be `null` as well.
macro_rules! derived {
    ($($name:ident {
        $($field:ident: $type:ty,)*
        $(? $($optional:ident: $optional_type:ty,)*)?
        $(?? $($nullable:ident: $nullable_type:ty,)*)?
    })*) => { $(
        #[derive(Debug, Deserialize, Serialize)]
        pub(crate) struct $name {
            $( $field: $type, )*
            $( $(
                #[serde(skip_serializing_if = "Option::is_none")]
                $optional: Option<$optional_type>,
            )* )?
            $( $(
                #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
                $nullable: Option<Option<$nullable_type>>,
            )* )?
        }
    )* };
}

derived! {
    Issue {
        id: i64,
        number: i64,
        title: String,
        state: State,
        user: User,
        labels: Vec<Label>,
        assignee: Option<User>,
        comments: i64,
        created_at: Timestamp,
        locked: bool,
        ?
        url: String,
        html_url: String,
        ??
        body: String,
        milestone: Milestone,
        closed_at: Timestamp,
    }
    User {
        login: String,
        id: i64,
        url: String,
        r#type: String,
        site_admin: bool,
        ?
        avatar_url: String,
        html_url: String,
        ??
        name: String,
    }
    Label {
        id: i64,
        name: String,
        color: String,
        ?
        default: bool,
        ??
        description: String,
    }
    Milestone {
        id: i64,
        title: String,
        ??
        due_on: Timestamp,
    }
    Pod {
        metadata: Metadata,
        spec: PodSpec,
        ?
        kind: String,
        status: PodStatus,
    }
    EnvVar {
        name: String,
        ?
        value: String,
    }
    Resources {
        ?
        limits: BTreeMap<String, String>,
        requests: BTreeMap<String, String>,
    }
    Channel {
        channel: String,
        members: Vec<Member>,
        ?
        topic: String,
    }
    Member {
        id: i64,
        name: String,
        ?
        admin: bool,
    }
    Webhook {
        url: String,
        secret: String,
        ?
        retries: i32,
        headers: BTreeMap<String, String>,
    }
    Created {
        response_id: String,
        model: String,
        sequence_number: i64,
    }
    ItemAdded {
        item_id: String,
        output_index: i64,
        sequence_number: i64,
        ?
        role: String,
    }
    TextDelta {
        item_id: String,
        output_index: i64,
        content_index: i64,
        delta: String,
        sequence_number: i64,
        ?
        obfuscation: String,
    }
    TextDone {
        item_id: String,
        output_index: i64,
        content_index: i64,
        text: String,
        sequence_number: i64,
    }
    Completed {
        response_id: String,
        sequence_number: i64,
        ?
        usage: Usage,
    }
    Usage {
        input_tokens: i64,
        output_tokens: i64,
    }
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Open,
    Closed,
}

/// Names in camel case are a matter of the whole struct.
macro_rules! camel {
    ($($name:ident { $($field:ident: $type:ty,)* ? $($optional:ident: $optional_type:ty,)* })*) => { $(
        #[derive(Debug, Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub(crate) struct $name {
            $( $field: $type, )*
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                $optional: Option<$optional_type>,
            )*
        }
    )* };
}

camel! {
    Metadata {
        name: String,
        ?
        generate_name: String,
        namespace: String,
        uid: String,
        resource_version: String,
        generation: i64,
        creation_timestamp: Timestamp,
        labels: BTreeMap<String, String>,
        annotations: BTreeMap<String, String>,
    }
    PodSpec {
        containers: Vec<Container>,
        ?
        node_name: String,
        node_selector: BTreeMap<String, String>,
        restart_policy: String,
        service_account_name: String,
        host_network: bool,
        priority: i32,
        scheduler_name: String,
        termination_grace_period_seconds: i64,
    }
    Container {
        name: String,
        image: String,
        ?
        command: Vec<String>,
        args: Vec<String>,
        env: Vec<EnvVar>,
        image_pull_policy: String,
        resources: Resources,
        working_dir: String,
        tty: bool,
    }
    PodStatus {
        ?
        phase: String,
        reason: String,
        message: String,
        start_time: Timestamp,
        qos_class: String,
    }
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Target {
    Text(String),
    Integer(i64),
    List(Vec<String>),
    Channel(Channel),
    Webhook(Webhook),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "type")]
pub(crate) enum StreamEvent {
    #[serde(rename = "response.created")]
    Created(Created),
    #[serde(rename = "response.output_item.added")]
    ItemAdded(ItemAdded),
    #[serde(rename = "response.output_text.delta")]
    TextDelta(TextDelta),
    #[serde(rename = "response.output_text.done")]
    TextDone(TextDone),
    #[serde(rename = "response.completed")]
    Completed(Completed),
}
