// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime::{self, Api, ErrorFields, Server, Variable};

/// What the document says of all calls together.
static API: Api = Api {
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    servers: &[
        Server {
            url: "https://hss.{region}.myhuaweicloud.com",
            when: &[],
            variables: &[
                Variable {
                    name: "region",
                    default: None,
                    values: &[],
                },
            ],
        },
        Server {
            url: "https://hss.eu-west-101.myhuaweicloud.eu",
            when: &[("region", "eu-west-101")],
            variables: &[],
        },
    ],
    groups: &[],
    errors: ErrorFields {
        code: &["/error_code", "/error/code"],
        message: &["/error_msg", "/error/message"],
        request_id: &["/request_id"],
        request_id_headers: &["x-request-id"],
    },
};

client! { &API }

impl ClientBuilder {
    /// The region to call, for example `cn-north-4`. The vendor's list of regions grows, so any
    /// name is taken. There is no default region.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.0.variables.insert("region", region.into());
        self
    }

    /// The ID of the project that the assets belong to: a call is about the assets of this project.
    ///
    /// The vendor's page *Obtaining a Project ID* tells where to find it. The answer that brings a
    /// user token for a project names it as well, in `token.project.id`.
    ///
    /// 1 to 256 characters.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.0.parameters.insert("project_id", project_id.into());
        self
    }
}
