//! What the back office decided, and the number that tells every process to read it again.

use atrium_domain::id::UserId;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::entity::{logo, setting, setting_epoch};
use super::{Database, Store, Unit, Visible};
use crate::access::{BackOffice, System};
use crate::error::{Error, Result};

/// A setting as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub key: String,
    /// Its text; sealed where it is a secret.
    pub value: String,
    /// The save that wrote it.
    pub revision: i64,
    /// When.
    pub changed_at: Timestamp,
}

/// The company's logo.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// A hash of its content, and what kind of file it is: `1a2b….svg`.
    pub name: String,
    /// `svg` or `png`.
    pub kind: LogoKind,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Which image a logo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// A drawing.
    Svg,
    /// A picture.
    Png,
}

impl LogoKind {
    /// The word in the database and at the end of the name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Svg, Self::Png]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// Everything the back office decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// The last save.
    pub revision: i64,
    /// Every setting.
    pub settings: Vec<Stored>,
    /// The logo, where there is one.
    pub logo: Option<Logo>,
}

impl Database {
    /// A number that grows whenever settings were saved: cheap to ask often.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn setting_epoch(&self) -> Result<i64> {
        #[expect(clippy::disallowed_methods, reason = "one row, the same for everybody")]
        let row = setting_epoch::Entity::find_by_id(1)
            .one(&self.readers)
            .await?;
        Ok(row.map_or(0, |row| row.value))
    }

    /// Everything the back office decided.
    pub(crate) async fn decided(&self) -> Result<Decided> {
        let scope = System::because("settings hold for everybody");
        // The number first: what is saved in between is read now, and asked for again.
        let revision = self.setting_epoch().await?;
        let store = self.read(&scope);
        Ok(Decided {
            revision,
            settings: store.settings().await?,
            logo: store.logo().await?,
        })
    }
}

impl<S> Store<'_, S>
where
    setting::Entity: Visible<S>,
    logo::Entity: Visible<S>,
{
    /// Every setting the back office decided.
    pub(crate) async fn settings(&self) -> Result<Vec<Stored>> {
        let rows = self.find::<setting::Entity>().all(&self.connection).await?;
        Ok(rows
            .into_iter()
            .map(|row| Stored {
                key: row.key,
                value: row.value,
                revision: row.revision,
                changed_at: Timestamp::from_micros(row.changed_at),
            })
            .collect())
    }

    async fn logo(&self) -> Result<Option<Logo>> {
        let row = self.find::<logo::Entity>().one(&self.connection).await?;
        Ok(row.and_then(|row| {
            Some(Logo {
                kind: LogoKind::from_code(&row.kind)?,
                name: row.name,
                bytes: row.bytes,
            })
        }))
    }
}

impl Store<'_, BackOffice> {
    /// Who last wrote any of these settings, and when.
    pub(crate) async fn last_saved(
        &self,
        settings: impl Iterator<Item = &'static str>,
    ) -> Result<Option<(UserId, Timestamp)>> {
        let row = self
            .find::<setting::Entity>()
            .filter(setting::Column::Key.is_in(settings))
            .order_by_desc(setting::Column::Revision)
            .limit(1)
            .one(&self.connection)
            .await?;
        Ok(row.and_then(|row| {
            let who = UserId::new(row.changed_by?);
            Some((who, Timestamp::from_micros(row.changed_at)))
        }))
    }
}

impl Unit<BackOffice> {
    /// Counts a save, and makes every process read the settings again.
    pub(crate) async fn next_revision(&self) -> Result<i64> {
        setting_epoch::Entity::update_many()
            .col_expr(
                setting_epoch::Column::Value,
                Expr::col(setting_epoch::Column::Value).add(1),
            )
            .exec(&self.transaction)
            .await?;
        #[expect(clippy::disallowed_methods, reason = "one row, the same for everybody")]
        let row = setting_epoch::Entity::find_by_id(1)
            .one(&self.transaction)
            .await?;
        row.map(|row| row.value)
            .ok_or_else(|| Error::Internal("settings have no epoch".to_owned()))
    }

    /// Writes a setting, or takes it back.
    pub(crate) async fn set_setting(
        &self,
        key: &str,
        value: Option<&str>,
        revision: i64,
        now: Timestamp,
    ) -> Result<()> {
        let Some(value) = value else {
            setting::Entity::delete_many()
                .filter(setting::Entity::rows(&self.scope))
                .filter(setting::Column::Key.eq(key))
                .exec(&self.transaction)
                .await?;
            return Ok(());
        };
        let row = setting::ActiveModel {
            key: Set(key.to_owned()),
            value: Set(value.to_owned()),
            revision: Set(revision),
            changed_at: Set(now.micros()),
            changed_by: Set(Some(self.scope.user().get())),
        };
        let columns = [
            setting::Column::Value,
            setting::Column::Revision,
            setting::Column::ChangedAt,
            setting::Column::ChangedBy,
        ];
        setting::Entity::insert(row)
            .on_conflict(
                OnConflict::column(setting::Column::Key)
                    .update_columns(columns)
                    .to_owned(),
            )
            .exec_without_returning(&self.transaction)
            .await?;
        Ok(())
    }

    /// Puts a logo in place of the one there is, or takes it away.
    pub(crate) async fn set_logo(&self, logo: Option<&Logo>, now: Timestamp) -> Result<()> {
        logo::Entity::delete_many()
            .filter(logo::Entity::rows(&self.scope))
            .exec(&self.transaction)
            .await?;
        let Some(new) = logo else {
            return Ok(());
        };
        let row = logo::ActiveModel {
            id: Set(1),
            name: Set(new.name.clone()),
            kind: Set(new.kind.code().to_owned()),
            bytes: Set(new.bytes.clone()),
            changed_at: Set(now.micros()),
            changed_by: Set(Some(self.scope.user().get())),
        };
        logo::Entity::insert(row)
            .exec_without_returning(&self.transaction)
            .await?;
        Ok(())
    }
}
