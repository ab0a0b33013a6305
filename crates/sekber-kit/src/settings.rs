//! Settings: flags first, then the environment, then a file; a key nobody knows does not start.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use jiff::tz::TimeZone;
use sekber_core::value::{Moment, RegionCode};
use serde::Deserialize;

/// What may be given as a flag, in the environment or in the file. Everything is optional here; [`Settings`] has the result.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Given {
    /// Settings file in TOML; its keys are the names of these flags
    #[arg(long, global = true, env = "SEKBER_CONFIG", value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Database: sqlite:FILE or postgres://USER@HOST/NAME
    #[arg(long, global = true, env = "SEKBER_DATABASE", value_name = "ADDRESS", hide_env_values = true)]
    pub database: Option<String>,
    /// PostgreSQL that stands by and holds whatever was acknowledged; pages are read there while the other one is away
    #[arg(
        long,
        global = true,
        env = "SEKBER_DATABASE_STANDBY",
        value_name = "ADDRESS",
        hide_env_values = true
    )]
    pub database_standby: Option<String>,
    /// Folder for the embedded database and the attachments
    #[arg(long, global = true, env = "SEKBER_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// Where attachments are kept: a folder or an address such as s3://bucket/prefix
    #[arg(long, global = true, env = "SEKBER_FILES", value_name = "PLACE", hide_env_values = true)]
    pub files: Option<String>,
    /// Address and port to listen on
    #[arg(long, global = true, env = "SEKBER_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// Public address of the server, used in links and to decide whether cookies need HTTPS
    #[arg(long, global = true, env = "SEKBER_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// District served, when the database holds several
    #[arg(long, global = true, env = "SEKBER_REGION", value_name = "CODE")]
    pub region: Option<RegionCode>,
    /// Time zone of the district
    #[arg(long, global = true, env = "SEKBER_TIME_ZONE", value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// Trust the X-Forwarded-For header of a reverse proxy
    #[arg(long, global = true, env = "SEKBER_BEHIND_PROXY", value_name = "true|false")]
    pub behind_proxy: Option<bool>,
    /// Form of the log: text or json
    #[arg(long, global = true, env = "SEKBER_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// Log filter, such as info or sekber=debug
    #[arg(long, global = true, env = "SEKBER_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// Token that a metrics collector must send; without it metrics are answered to the loopback address only
    #[arg(long, global = true, env = "SEKBER_METRICS_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// Whether organisations may sign themselves up; otherwise they join by invitation only
    #[arg(long, global = true, env = "SEKBER_SIGN_UP", value_name = "true|false")]
    pub sign_up: Option<bool>,
    /// Who has to use a second factor: nobody has to, the secretariat and the leaders, or everyone
    #[arg(long, global = true, env = "SEKBER_SECOND_FACTOR", value_name = "WHO")]
    pub second_factor: Option<SecondFactor>,
    /// Minutes without use after which a session ends, 5 to 720
    #[arg(long, global = true, env = "SEKBER_IDLE_MINUTES", value_name = "MINUTES")]
    pub idle_minutes: Option<i64>,
    /// The same for those who see what belongs to others: the secretariat and the leaders
    #[arg(long, global = true, env = "SEKBER_OVERSEER_IDLE_MINUTES", value_name = "MINUTES")]
    pub overseer_idle_minutes: Option<i64>,
    /// File with the keys that encrypt second factors; without it `secret.key` among systemd's credentials, else in the data folder
    #[arg(long, global = true, env = "SEKBER_SECRET_KEY", value_name = "FILE")]
    pub secret_key: Option<PathBuf>,
    /// Mail server: smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST:587?tls=required; without it no e-mail is sent
    #[arg(long, global = true, env = "SEKBER_MAIL", value_name = "URL", hide_env_values = true)]
    pub mail: Option<String>,
    /// Who e-mail comes from, such as "Sekber Sintang <sekber@example.go.id>"
    #[arg(long, global = true, env = "SEKBER_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Origins that webhooks may reach although they are no public HTTPS addresses, separated by commas, such as http://10.1.2.3:8080
    #[arg(long, global = true, env = "SEKBER_WEBHOOK_ORIGINS", value_name = "ORIGINS")]
    pub webhook_origins: Option<String>,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// Who has to use a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum SecondFactor {
    /// Everybody may, nobody has to.
    #[default]
    Optional,
    /// Those who see or change what belongs to others: the secretariat and the leaders.
    Secretariat,
    /// Everybody with an account.
    Everyone,
}

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The settings file, when there is one.
    pub file: Option<PathBuf>,
    /// Address of the database.
    pub database: String,
    /// Address of the PostgreSQL that stands by, where there is one.
    pub database_standby: Option<String>,
    /// Folder of the embedded database and, by default, of the attachments.
    pub data: PathBuf,
    /// Where attachments are kept.
    pub files: String,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Public address, without a slash at the end.
    pub base_url: String,
    /// The district, when it was named.
    pub region: Option<RegionCode>,
    /// Time zone of the district.
    pub time_zone: TimeZone,
    /// Whether the zone was given; otherwise it is that of the district's province.
    pub zone_is_given: bool,
    /// Whether a reverse proxy's word on the client's address is taken.
    pub behind_proxy: bool,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// What is logged.
    pub log: String,
    /// The metrics collector's token.
    pub metrics_token: Option<String>,
    /// Whether organisations may sign themselves up.
    pub sign_up: bool,
    /// Who has to use a second factor.
    pub second_factor: SecondFactor,
    /// After how much time without use a session ends.
    pub idle: Idle,
    /// The file of keys and, when none was given, where one is made.
    pub secret_key: KeyFile,
    /// Where e-mail is handed in; none is sent without it.
    pub mail: Option<MailSettings>,
    /// Origins that webhooks may reach besides public HTTPS addresses.
    pub webhook_origins: Vec<String>,
}

/// After how much time without use a session ends, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    /// For those who see what belongs to others.
    pub overseers: i64,
    /// For everybody else.
    pub others: i64,
}

impl Idle {
    /// The usual times: half an hour, and half a working day.
    pub const USUAL: Self = Self { overseers: 30 * 60, others: 4 * 60 * 60 };

    /// The time for somebody.
    pub fn of(self, oversees: bool) -> i64 {
        if oversees { self.overseers } else { self.others }
    }

    fn settle(overseers: Option<i64>, others: Option<i64>) -> Result<Self, SettingsError> {
        let seconds = |minutes: Option<i64>, usual: i64| match minutes {
            None => Ok(usual),
            Some(minutes) if (5..=720).contains(&minutes) => Ok(minutes * 60),
            Some(minutes) => Err(SettingsError::Idle(minutes)),
        };
        Ok(Self {
            overseers: seconds(overseers, Self::USUAL.overseers)?,
            others: seconds(others, Self::USUAL.others)?,
        })
    }
}

/// Where the keys are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFile {
    /// In this file, which somebody else looks after.
    Given(PathBuf),
    /// In this file, which is made when it is missing.
    Own(PathBuf),
}

impl KeyFile {
    /// The usual name of the file.
    const NAME: &str = "secret.key";

    /// The file that was named; else systemd's credential of that name; else one in the data folder.
    fn settle(named: Option<PathBuf>, data: &std::path::Path) -> Self {
        let credential =
            std::env::var_os("CREDENTIALS_DIRECTORY").map(|folder| PathBuf::from(folder).join(Self::NAME));
        match named.or(credential.filter(|file| file.exists())) {
            Some(file) => Self::Given(file),
            None => Self::Own(data.join(Self::NAME)),
        }
    }

    /// The file.
    pub fn path(&self) -> &std::path::Path {
        match self {
            Self::Given(path) | Self::Own(path) => path,
        }
    }
}

/// Where e-mail is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// Address of the server, with its user and password.
    pub server: String,
    /// Who the letters come from.
    pub from: String,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file cannot be read.
    #[error("cannot read the settings file {path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The file holds something that is not a setting.
    #[error("the settings file {path} is not right: {cause}")]
    Content {
        /// The file.
        path: PathBuf,
        /// What and where.
        cause: Box<toml::de::Error>,
    },
    /// The time zone is not known.
    #[error("unknown time zone {0:?}; examples: Asia/Pontianak, Asia/Makassar, Asia/Jayapura")]
    TimeZone(String),
    /// A session would never end, or end at once.
    #[error("{0} minutes without use are too few or too many; give 5 to 720")]
    Idle(i64),
    /// One of the two settings of e-mail is missing.
    #[error("e-mail needs both --mail (the server) and --mail-from (the sender)")]
    HalfMail,
}

impl Given {
    /// The settings in force: what was given here, else what the file says, else the default.
    ///
    /// # Errors
    /// When the file cannot be read or holds an unknown key, the time zone is unknown, a session would never end, or e-mail is
    /// set up by half.
    pub fn settle(self) -> Result<Settings, SettingsError> {
        let file = match &self.config {
            Some(path) => read_file(path)?,
            None => Self::default(),
        };
        let data = self.data.or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let listen = self.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let given_zone = self.time_zone.or(file.time_zone);
        let zone_is_given = given_zone.is_some();
        let zone = given_zone.unwrap_or_else(|| "Asia/Jakarta".to_owned());
        let base_url = self.base_url.or(file.base_url).unwrap_or_else(|| format!("http://{listen}"));
        Ok(Settings {
            file: self.config,
            database: self
                .database
                .or(file.database)
                .unwrap_or_else(|| format!("sqlite:{}", data.join("sekber.sqlite").display())),
            database_standby: self.database_standby.or(file.database_standby),
            files: self.files.or(file.files).unwrap_or_else(|| data.join("files").display().to_string()),
            secret_key: KeyFile::settle(self.secret_key.or(file.secret_key), &data),
            idle: Idle::settle(
                self.overseer_idle_minutes.or(file.overseer_idle_minutes),
                self.idle_minutes.or(file.idle_minutes),
            )?,
            data,
            listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            region: self.region.or(file.region),
            zone_is_given,
            time_zone: TimeZone::get(&zone).map_err(|_| SettingsError::TimeZone(zone))?,
            behind_proxy: self.behind_proxy.or(file.behind_proxy).unwrap_or(false),
            log_format: self.log_format.or(file.log_format).unwrap_or_default(),
            log: self.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            metrics_token: self.metrics_token.or(file.metrics_token),
            sign_up: self.sign_up.or(file.sign_up).unwrap_or(true),
            second_factor: self.second_factor.or(file.second_factor).unwrap_or_default(),
            mail: match (self.mail.or(file.mail), self.mail_from.or(file.mail_from)) {
                (Some(server), Some(from)) => Some(MailSettings { server, from }),
                (None, None) => None,
                _ => return Err(SettingsError::HalfMail),
            },
            webhook_origins: origins(&self.webhook_origins.or(file.webhook_origins).unwrap_or_default()),
        })
    }
}

/// Origins that were given one after the other, as they are compared: without a slash at the end.
fn origins(text: &str) -> Vec<String> {
    let each = text.split(',').map(|origin| origin.trim().trim_end_matches('/').to_ascii_lowercase());
    each.filter(|origin| !origin.is_empty()).collect()
}

fn read_file(path: &PathBuf) -> Result<Given, SettingsError> {
    let text =
        std::fs::read_to_string(path).map_err(|cause| SettingsError::File { path: path.clone(), cause })?;
    toml::from_str(&text)
        .map_err(|cause| SettingsError::Content { path: path.clone(), cause: Box::new(cause) })
}

impl Settings {
    /// Whether people reach the server by HTTPS, so that cookies must never travel without it.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The address under which others reach the site, for papers and letters; none while it is known to this computer only.
    pub fn public_address(&self) -> Option<&str> {
        let url = url::Url::parse(&self.base_url).ok()?;
        let is_own = match url.host()? {
            url::Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
            url::Host::Ipv4(address) => address.is_loopback() || address.is_unspecified(),
            url::Host::Ipv6(address) => address.is_loopback() || address.is_unspecified(),
        };
        (!is_own).then_some(self.base_url.as_str())
    }

    /// The same in the time zone of a district's province, unless another was given.
    #[must_use]
    pub fn in_zone_of(mut self, region: &RegionCode) -> Self {
        if !self.zone_is_given
            && let Ok(zone) = TimeZone::get(sekber_facts::region::time_zone(region.as_str()))
        {
            self.time_zone = zone;
        }
        self
    }

    /// The same for a district that is reached under another host name of this server.
    #[must_use]
    pub fn on_host(mut self, host: &str) -> Self {
        if let Ok(mut url) = url::Url::parse(&self.base_url)
            && url.set_host(Some(host)).is_ok()
        {
            self.base_url = url.as_str().trim_end_matches('/').to_owned();
        }
        self
    }

    /// The civil date of a moment where the district is.
    pub fn local_date(&self, moment: Moment) -> jiff::civil::Date {
        self.local(moment).date()
    }

    /// The civil date and time of a moment where the district is.
    pub fn local(&self, moment: Moment) -> jiff::civil::DateTime {
        let stamp = jiff::Timestamp::from_millisecond(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.time_zone.to_datetime(stamp)
    }

    /// The moment at which a day begins where the district is.
    pub fn midnight(&self, day: jiff::civil::Date) -> Moment {
        let at = self.time_zone.to_timestamp(day.at(0, 0, 0, 0));
        Moment(at.unwrap_or(jiff::Timestamp::UNIX_EPOCH).as_millisecond())
    }

    /// The moment of a civil day and time where the district is.
    pub fn moment(&self, day: jiff::civil::Date, time: jiff::civil::Time) -> Moment {
        let at = self.time_zone.to_timestamp(day.to_datetime(time));
        Moment(at.unwrap_or(jiff::Timestamp::UNIX_EPOCH).as_millisecond())
    }

    /// A civil day and time where the district is, with its difference from UTC: `2023-06-05T09:00:00+07:00`.
    pub fn with_offset(&self, day: jiff::civil::Date, time: jiff::civil::Time) -> String {
        let at = jiff::Timestamp::from_millisecond(self.moment(day, time).0).unwrap_or_default();
        at.display_with_offset(self.time_zone.to_offset(at)).to_string()
    }

    /// The short name of the time in force at a moment: WIB, WITA, WIT.
    pub fn zone_mark(&self, moment: Moment) -> String {
        let stamp = jiff::Timestamp::from_millisecond(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.time_zone.to_offset_info(stamp).abbreviation().to_owned()
    }
}
