// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The name of a column that an export can contain.
//!
//! It can be any text: the known columns are those that the vendor's page lists, and the page's own
//! example uses `host_id`, which is not among them. Every asset type has `host_name` and `host_ip`;
//! the other columns depend on the asset type.

/// The server name.
pub const HOST_NAME: &str = "host_name";

/// The server IP address.
pub const HOST_IP: &str = "host_ip";

/// All of these, each with its description.
pub const ALL: [(&str, &str); 2] = [
    (HOST_NAME, "The server name"),
    (HOST_IP, "The server IP address"),
];

/// Columns of accounts (`users`).
pub mod users {
    /// The username.
    pub const USER_NAME: &str = "user_name";

    /// Whether the user has the login permission.
    pub const LOGIN_PERMISSION: &str = "login_permission";

    /// Whether the user has the root permission.
    pub const ROOT_PERMISSION: &str = "root_permission";

    /// The user group.
    pub const USER_GROUP_NAME: &str = "user_group_name";

    /// The user directory.
    pub const USER_HOME_DIR: &str = "user_home_dir";

    /// The user startup shell.
    pub const SHELL: &str = "shell";

    /// The last scan time.
    pub const RECENT_SCAN_TIME: &str = "recent_scan_time";

    /// The first scan time.
    pub const FIRST_SCAN_TIME: &str = "first_scan_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 10] = [
        (USER_NAME, "The username"),
        (LOGIN_PERMISSION, "Whether the user has the login permission"),
        (ROOT_PERMISSION, "Whether the user has the root permission"),
        (USER_GROUP_NAME, "The user group"),
        (USER_HOME_DIR, "The user directory"),
        (SHELL, "The user startup shell"),
        (RECENT_SCAN_TIME, "The last scan time"),
        (FIRST_SCAN_TIME, "The first scan time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of auto-started items (`auto_launch`).
pub mod auto_launch {
    /// The name of the auto-started item.
    pub const NAME: &str = "name";

    /// The type of the auto-started item.
    pub const TYPE: &str = "type";

    /// The file path.
    pub const PATH: &str = "path";

    /// The file hash.
    pub const HASH: &str = "hash";

    /// The user who runs the auto-started item.
    pub const RUN_USER: &str = "run_user";

    /// The last scan time.
    pub const RECENT_SCAN_TIME: &str = "recent_scan_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 8] = [
        (NAME, "The name of the auto-started item"),
        (TYPE, "The type of the auto-started item"),
        (PATH, "The file path"),
        (HASH, "The file hash"),
        (RUN_USER, "The user who runs the auto-started item"),
        (RECENT_SCAN_TIME, "The last scan time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of databases (`database`), web applications (`web_cms`) and web services
/// (`web_service`).
pub mod database {
    /// The software name.
    pub const NAME: &str = "name";

    /// The software version.
    pub const VERSION: &str = "version";

    /// The installation path.
    pub const INSTALL_PATH: &str = "install_path";

    /// The configuration file path.
    pub const CONFIG_PATH: &str = "config_path";

    /// The user ID.
    pub const UID: &str = "uid";

    /// The software file permission.
    pub const MODE: &str = "mode";

    /// The software process ID.
    pub const PID: &str = "pid";

    /// The software process path.
    pub const PROC_PATH: &str = "proc_path";

    /// The scan time.
    pub const RECORD_TIME: &str = "record_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 11] = [
        (NAME, "The software name"),
        (VERSION, "The software version"),
        (INSTALL_PATH, "The installation path"),
        (CONFIG_PATH, "The configuration file path"),
        (UID, "The user ID"),
        (MODE, "The software file permission"),
        (PID, "The software process ID"),
        (PROC_PATH, "The software process path"),
        (RECORD_TIME, "The scan time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

pub use database as web_cms;
pub use database as web_service;

/// Columns of middleware (`jar_package`).
pub mod jar_package {
    /// The name of the middleware.
    pub const NAME: &str = "name";

    /// The file name.
    pub const FILE_NAME: &str = "file_name";

    /// The category of the middleware.
    pub const CATALOGUE: &str = "catalogue";

    /// The file type.
    pub const FILE_TYPE: &str = "file_type";

    /// The version of the middleware.
    pub const VERSION: &str = "version";

    /// The file path.
    pub const PATH: &str = "path";

    /// The file hash.
    pub const HASH: &str = "hash";

    /// The user ID.
    pub const UID: &str = "uid";

    /// The user group ID.
    pub const GID: &str = "gid";

    /// The file permission.
    pub const MODE: &str = "mode";

    /// The process ID.
    pub const PID: &str = "pid";

    /// The process path.
    pub const PROC_PATH: &str = "proc_path";

    /// Whether the JAR package is an inner-layer JAR package.
    pub const IS_EMBEDDED: &str = "is_embedded";

    /// The path of the outer JAR package.
    pub const PACKAGE_PATH: &str = "package_path";

    /// The scan time.
    pub const RECORD_TIME: &str = "record_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 17] = [
        (NAME, "The name of the middleware"),
        (FILE_NAME, "The file name"),
        (CATALOGUE, "The category of the middleware"),
        (FILE_TYPE, "The file type"),
        (VERSION, "The version of the middleware"),
        (PATH, "The file path"),
        (HASH, "The file hash"),
        (UID, "The user ID"),
        (GID, "The user group ID"),
        (MODE, "The file permission"),
        (PID, "The process ID"),
        (PROC_PATH, "The process path"),
        (IS_EMBEDDED, "Whether the JAR package is an inner-layer JAR package"),
        (PACKAGE_PATH, "The path of the outer JAR package"),
        (RECORD_TIME, "The scan time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of open ports (`port`).
pub mod port {
    /// Whether the port needs to be processed.
    pub const PORT_STATUS: &str = "port_status";

    /// The port number.
    pub const PORT: &str = "port";

    /// The type of the port.
    pub const TYPE: &str = "type";

    /// The process ID.
    pub const PID: &str = "pid";

    /// The program file path.
    pub const PATH: &str = "path";

    /// The listening IP address.
    pub const LADDR: &str = "laddr";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 8] = [
        (PORT_STATUS, "Whether the port needs to be processed"),
        (PORT, "The port number"),
        (TYPE, "The type of the port"),
        (PID, "The process ID"),
        (PATH, "The program file path"),
        (LADDR, "The listening IP address"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of processes (`process`).
pub mod process {
    /// The process path.
    pub const PROCESS_PATH: &str = "process_path";

    /// The startup parameter.
    pub const LAUNCH_PARAMS: &str = "launch_params";

    /// The start time.
    pub const LAUNCH_TIME: &str = "launch_time";

    /// The user who runs the process.
    pub const USER_NAME: &str = "user_name";

    /// The execution permission.
    pub const RUN_PERMISSION: &str = "run_permission";

    /// The process ID.
    pub const PROCESS_PID: &str = "process_pid";

    /// The file hash.
    pub const HASH: &str = "hash";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 9] = [
        (PROCESS_PATH, "The process path"),
        (LAUNCH_PARAMS, "The startup parameter"),
        (LAUNCH_TIME, "The start time"),
        (USER_NAME, "The user who runs the process"),
        (RUN_PERMISSION, "The execution permission"),
        (PROCESS_PID, "The process ID"),
        (HASH, "The file hash"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of web frameworks (`web_framework`).
pub mod web_framework {
    /// The name of the web framework.
    pub const NAME: &str = "name";

    /// The file name.
    pub const FILE_NAME: &str = "file_name";

    /// The category of the web framework.
    pub const CATALOGUE: &str = "catalogue";

    /// The file type.
    pub const FILE_TYPE: &str = "file_type";

    /// The version of the web framework.
    pub const VERSION: &str = "version";

    /// The file path.
    pub const PATH: &str = "path";

    /// The file hash.
    pub const HASH: &str = "hash";

    /// The user ID.
    pub const UID: &str = "uid";

    /// The user group ID.
    pub const GID: &str = "gid";

    /// The file permission.
    pub const MODE: &str = "mode";

    /// The process ID.
    pub const PID: &str = "pid";

    /// The process path.
    pub const PROC_PATH: &str = "proc_path";

    /// The scan time.
    pub const RECORD_TIME: &str = "record_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 15] = [
        (NAME, "The name of the web framework"),
        (FILE_NAME, "The file name"),
        (CATALOGUE, "The category of the web framework"),
        (FILE_TYPE, "The file type"),
        (VERSION, "The version of the web framework"),
        (PATH, "The file path"),
        (HASH, "The file hash"),
        (UID, "The user ID"),
        (GID, "The user group ID"),
        (MODE, "The file permission"),
        (PID, "The process ID"),
        (PROC_PATH, "The process path"),
        (RECORD_TIME, "The scan time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of websites (`web_site`).
pub mod web_site {
    /// The external domain name.
    pub const DOMAIN: &str = "domain";

    /// The external port number.
    pub const PORT: &str = "port";

    /// The URL path.
    pub const URL_PATH: &str = "url_path";

    /// The web directory.
    pub const PATH: &str = "path";

    /// The web directory file permission.
    pub const MODE: &str = "mode";

    /// The user ID.
    pub const UID: &str = "uid";

    /// The scan time.
    pub const RECORD_TIME: &str = "record_time";

    /// Whether HTTPS is used.
    pub const IS_HTTPS: &str = "is_https";

    /// The process ID.
    pub const PID: &str = "pid";

    /// The SSL certificate issuer.
    pub const CERT_ISSUER: &str = "cert_issuer";

    /// The SSL certificate user.
    pub const CERT_USER: &str = "cert_user";

    /// The SSL certificate issue time.
    pub const CERT_ISSUE_TIME: &str = "cert_issue_time";

    /// The SSL certificate expiration time.
    pub const CERT_EXPIRED_TIME: &str = "cert_expired_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 15] = [
        (DOMAIN, "The external domain name"),
        (PORT, "The external port number"),
        (URL_PATH, "The URL path"),
        (PATH, "The web directory"),
        (MODE, "The web directory file permission"),
        (UID, "The user ID"),
        (RECORD_TIME, "The scan time"),
        (IS_HTTPS, "Whether HTTPS is used"),
        (PID, "The process ID"),
        (CERT_ISSUER, "The SSL certificate issuer"),
        (CERT_USER, "The SSL certificate user"),
        (CERT_ISSUE_TIME, "The SSL certificate issue time"),
        (CERT_EXPIRED_TIME, "The SSL certificate expiration time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of software (`app`).
pub mod app {
    /// The software name.
    pub const APP_NAME: &str = "app_name";

    /// The version number.
    pub const VERSION: &str = "version";

    /// The update time.
    pub const UPDATE_TIME: &str = "update_time";

    /// The last scan time.
    pub const RECENT_SCAN_TIME: &str = "recent_scan_time";

    /// The container ID.
    pub const CONTAINER_ID: &str = "container_id";

    /// The container name.
    pub const CONTAINER_NAME: &str = "container_name";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 6] = [
        (APP_NAME, "The software name"),
        (VERSION, "The version number"),
        (UPDATE_TIME, "The update time"),
        (RECENT_SCAN_TIME, "The last scan time"),
        (CONTAINER_ID, "The container ID"),
        (CONTAINER_NAME, "The container name"),
    ];
}

/// Columns of kernel modules (`kernel_module`).
pub mod kernel_module {
    /// The name of the kernel module.
    pub const NAME: &str = "name";

    /// The version of the kernel module.
    pub const VERSION: &str = "version";

    /// The source code version.
    pub const SRCVERSION: &str = "srcversion";

    /// The description of the kernel module.
    pub const DESC: &str = "desc";

    /// The file path.
    pub const PATH: &str = "path";

    /// The file size.
    pub const SIZE: &str = "size";

    /// The file permission.
    pub const MODE: &str = "mode";

    /// The user ID.
    pub const UID: &str = "uid";

    /// The file creation time.
    pub const CTIME: &str = "ctime";

    /// The last modification time.
    pub const MTIME: &str = "mtime";

    /// The file hash.
    pub const HASH: &str = "hash";

    /// The scan time.
    pub const RECORD_TIME: &str = "record_time";

    /// All of these, each with its description.
    pub const ALL: [(&str, &str); 12] = [
        (NAME, "The name of the kernel module"),
        (VERSION, "The version of the kernel module"),
        (SRCVERSION, "The source code version"),
        (DESC, "The description of the kernel module"),
        (PATH, "The file path"),
        (SIZE, "The file size"),
        (MODE, "The file permission"),
        (UID, "The user ID"),
        (CTIME, "The file creation time"),
        (MTIME, "The last modification time"),
        (HASH, "The file hash"),
        (RECORD_TIME, "The scan time"),
    ];
}
