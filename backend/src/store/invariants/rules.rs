//! Rules that one query can tell: each names the rows that break it.
//!
//! An operation takes the time once and writes it to the row and to its entry, so a row whose time
//! no entry bears was written by nobody. The SQL is what both databases understand.

pub(super) struct Rule {
    /// What should be so.
    pub(super) name: &'static str,
    /// What the numbers are of.
    pub(super) row: &'static str,
    /// Gives the numbers of rows for which it is not.
    pub(super) sql: &'static str,
}

/// An entry on a user or on one of their memberships.
macro_rules! entry_of_user {
    ($user:literal, $at:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'user' AND e.subject_id = ",
            $user,
            " AND e.at = ",
            $at,
            ") AND NOT EXISTS (SELECT 1 FROM membership em JOIN audit_entry e ON e.subject = 'membership' \
             AND e.subject_id = em.id WHERE em.user_id = ",
            $user,
            " AND e.at = ",
            $at,
            ")"
        )
    };
}

/// Contacts that no import made or changes: those have an entry an import, not a contact.
macro_rules! by_hand {
    () => {
        "NOT EXISTS (SELECT 1 FROM import_origin o WHERE o.kind = 'contact' AND o.row_id = c.id)"
    };
}

/// An offer stays with the contact it was for; what came of it follows a merge.
macro_rules! was_merged {
    () => {
        "EXISTS (SELECT 1 FROM audit_entry g WHERE g.contact_id = o.contact_id AND g.action = 'contact_merged_into')"
    };
}

macro_rules! once {
    ($action:literal, $subject:literal) => {
        concat!(
            "SELECT subject_id FROM audit_entry WHERE subject = '",
            $subject,
            "' AND action = '",
            $action,
            "' GROUP BY subject_id HAVING COUNT(*) > 1"
        )
    };
}

pub(super) const RULES: &[Rule] = &[
    // Every change has its entry, and one only.
    Rule {
        name: "a contact made by hand has the entry of its making",
        row: "contact",
        sql: concat!(
            "SELECT c.id FROM contact c WHERE ",
            by_hand!(),
            " AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.contact_id = c.id AND e.at = c.created_at)"
        ),
    },
    Rule {
        name: "a contact kept by hand has the entry of its last change",
        row: "contact",
        sql: concat!(
            "SELECT c.id FROM contact c WHERE ",
            by_hand!(),
            " AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.contact_id = c.id AND e.at = c.updated_at) \
             AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.contact_id = c.parent_id AND e.at = c.updated_at \
             AND e.action = 'contacts_merged')"
        ),
    },
    Rule {
        name: "a contact is made once",
        row: "contact",
        sql: once!("contact_created", "contact"),
    },
    Rule {
        name: "what an import made is still there as a contact",
        row: "contact",
        sql: "SELECT o.row_id FROM import_origin o LEFT JOIN contact c ON c.id = o.row_id \
              WHERE o.kind = 'contact' AND c.id IS NULL",
    },
    Rule {
        name: "a file that was brought has the entry of it",
        row: "import",
        sql: "SELECT r.id FROM import_run r WHERE r.created_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.subject = 'import' AND e.subject_id = r.id AND e.action = 'import_brought' AND e.at = r.started_at)",
    },
    Rule {
        name: "a file is applied once it was accepted",
        row: "import",
        sql: "SELECT r.id FROM import_run r WHERE r.created_by IS NOT NULL AND r.state IN ('running', 'done') \
              AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'import' AND e.subject_id = r.id \
              AND e.action = 'import_accepted')",
    },
    Rule {
        name: "a file that is applied is so to its end",
        row: "import",
        sql: "SELECT r.id FROM import_run r WHERE (r.state = 'done') <> (r.finished_at IS NOT NULL) \
              OR (r.state = 'done' AND r.applied <> r.total)",
    },
    Rule {
        name: "a login has the entry of its making",
        row: "user",
        sql: concat!(
            "SELECT u.id FROM app_user u WHERE ",
            entry_of_user!("u.id", "u.created_at")
        ),
    },
    Rule {
        name: "a login is made once",
        row: "user",
        sql: once!("user_created", "user"),
    },
    Rule {
        name: "an archived login has the entry of its end",
        row: "user",
        sql: concat!(
            "SELECT u.id FROM app_user u WHERE u.archived_at IS NOT NULL AND ",
            entry_of_user!("u.id", "u.archived_at")
        ),
    },
    Rule {
        name: "a membership has the entry of its grant",
        row: "membership",
        sql: "SELECT m.id FROM membership m WHERE NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.subject = 'membership' AND e.subject_id = m.id AND e.at = m.granted_at)",
    },
    Rule {
        name: "a membership is granted once",
        row: "membership",
        sql: once!("access_granted", "membership"),
    },
    Rule {
        name: "a membership ends once",
        row: "membership",
        sql: once!("access_revoked", "membership"),
    },
    Rule {
        name: "an ended membership has the entry of its end",
        row: "membership",
        sql: concat!(
            "SELECT m.id FROM membership m WHERE m.ended_at IS NOT NULL AND ",
            entry_of_user!("m.user_id", "m.ended_at")
        ),
    },
    Rule {
        name: "an entry that ends a membership has ended it",
        row: "membership",
        sql: "SELECT m.id FROM audit_entry e JOIN membership m ON m.id = e.subject_id \
              WHERE e.subject = 'membership' AND e.action = 'access_revoked' AND m.ended_at IS NULL",
    },
    Rule {
        name: "a session has the entry of its sign-in",
        row: "session",
        sql: "SELECT s.id FROM session s WHERE NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.subject = 'session' AND e.subject_id = s.id AND e.action = 'signed_in')",
    },
    Rule {
        name: "a session begins once",
        row: "session",
        sql: once!("signed_in", "session"),
    },
    Rule {
        name: "an ended session has the entry of what ended it",
        row: "session",
        sql: concat!(
            "SELECT s.id FROM session s WHERE s.ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry e \
             WHERE e.subject = 'session' AND e.subject_id = s.id AND e.at = s.ended_at) AND ",
            entry_of_user!("s.user_id", "s.ended_at"),
            " AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'nothing' AND e.action = 'demo_removed' \
             AND e.at = s.ended_at)"
        ),
    },
    Rule {
        name: "a known browser has the entry of its first sign-in",
        row: "browser",
        sql: "SELECT d.id FROM known_device d WHERE NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.action = 'signed_in' AND e.actor_id = d.user_id AND e.at = d.first_seen_at)",
    },
    Rule {
        name: "a form that is not to be done again has the entry of what it did",
        row: "form",
        sql: "SELECT f.id FROM form_once f WHERE NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.actor_id = f.user_id AND e.at = f.made_at)",
    },
    Rule {
        name: "a link has the entry of what asked for it",
        row: "link",
        sql: concat!(
            "SELECT l.id FROM link l WHERE l.user_id IS NOT NULL AND ",
            entry_of_user!("l.user_id", "l.created_at")
        ),
    },
    Rule {
        name: "a used link has the entry of its use",
        row: "link",
        sql: concat!(
            "SELECT l.id FROM link l WHERE l.used_at IS NOT NULL AND l.user_id IS NOT NULL AND ",
            entry_of_user!("l.user_id", "l.used_at")
        ),
    },
    // What must be mailed is in the outbox.
    Rule {
        name: "a link is mailed, or was shown to be handed over",
        row: "link",
        sql: "SELECT l.id FROM link l WHERE l.user_id IS NOT NULL \
              AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.link_id = l.id) \
              AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'membership' \
              AND e.subject_id = l.membership_id AND e.action = 'invitation_shown' AND e.at = l.created_at)",
    },
    Rule {
        name: "who was given access, or a fresh link, gets a letter",
        row: "entry",
        sql: "SELECT e.seq FROM audit_entry e JOIN membership m ON m.id = e.subject_id \
              WHERE e.subject = 'membership' AND e.action IN ('access_granted', 'invitation_repeated', \
              'invitation_requested') AND NOT EXISTS (SELECT 1 FROM outbox o JOIN membership w \
              ON w.contact_id = o.contact_id WHERE w.user_id = m.user_id AND o.created_at = e.at)",
    },
    Rule {
        name: "who changed a password gets a letter",
        row: "entry",
        sql: "SELECT e.seq FROM audit_entry e JOIN app_user u ON u.id = e.subject_id \
              WHERE e.subject = 'user' AND e.action IN ('password_changed', 'password_reset') \
              AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.created_at = e.at AND o.letter = 'password_changed')",
    },
    Rule {
        name: "a sign-in that was to be told is told",
        row: "entry",
        sql: "SELECT e.seq FROM audit_entry e JOIN app_user u ON u.id = e.actor_id \
              WHERE e.action = 'signed_in' AND e.detail LIKE '%\"told\":true%' \
              AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.created_at = e.at AND o.letter = 'new_device')",
    },
    // No half grant.
    Rule {
        name: "an open membership is of a login in use",
        row: "membership",
        sql: "SELECT m.id FROM membership m LEFT JOIN app_user u ON u.id = m.user_id \
              WHERE m.ended_at IS NULL AND (u.id IS NULL OR u.archived_at IS NOT NULL)",
    },
    Rule {
        name: "no open membership is at or below an archived contact",
        row: "membership",
        sql: "SELECT m.id FROM membership m WHERE m.ended_at IS NULL AND EXISTS (SELECT 1 FROM contact_ancestor a \
              JOIN contact c ON c.id = a.ancestor_id WHERE a.contact_id = m.contact_id AND c.archived_at IS NOT NULL)",
    },
    Rule {
        name: "an open membership has an invitation, or a password",
        row: "membership",
        sql: "SELECT m.id FROM membership m JOIN app_user u ON u.id = m.user_id \
              WHERE m.ended_at IS NULL AND u.password_hash IS NULL \
              AND NOT EXISTS (SELECT 1 FROM link l WHERE l.user_id = m.user_id AND l.purpose = 'invitation')",
    },
    Rule {
        name: "a customer's login in use has an open membership",
        row: "user",
        sql: "SELECT u.id FROM app_user u WHERE u.role IS NULL AND u.archived_at IS NULL \
              AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND m.ended_at IS NULL)",
    },
    Rule {
        name: "no link opens what has ended",
        row: "link",
        sql: "SELECT l.id FROM link l LEFT JOIN membership m ON m.id = l.membership_id \
              LEFT JOIN app_user u ON u.id = l.user_id \
              WHERE l.used_at IS NULL AND l.withdrawn_at IS NULL \
              AND (m.ended_at IS NOT NULL OR u.archived_at IS NOT NULL)",
    },
    Rule {
        name: "no session outlives its access",
        row: "session",
        sql: "SELECT s.id FROM session s JOIN app_user u ON u.id = s.user_id \
              LEFT JOIN membership m ON m.id = s.membership_id \
              WHERE s.ended_at IS NULL AND (m.ended_at IS NOT NULL OR u.archived_at IS NOT NULL)",
    },
    Rule {
        name: "no browser is known to a login that has ended",
        row: "browser",
        sql: "SELECT d.id FROM known_device d LEFT JOIN app_user u ON u.id = d.user_id \
              WHERE u.id IS NULL OR u.archived_at IS NOT NULL",
    },
    // What belongs together does.
    Rule {
        name: "a link is of a user and a membership that are there",
        row: "link",
        sql: "SELECT l.id FROM link l LEFT JOIN app_user u ON u.id = l.user_id \
              LEFT JOIN membership m ON m.id = l.membership_id \
              WHERE (l.user_id IS NOT NULL AND u.id IS NULL) OR (l.membership_id IS NOT NULL AND m.id IS NULL)",
    },
    Rule {
        name: "an invitation is to its own user's membership",
        row: "link",
        sql: "SELECT l.id FROM link l JOIN membership m ON m.id = l.membership_id WHERE m.user_id <> l.user_id",
    },
    Rule {
        name: "a session is through a membership of its own user",
        row: "session",
        sql: "SELECT s.id FROM session s LEFT JOIN membership m ON m.id = s.membership_id \
              WHERE s.membership_id IS NOT NULL AND (m.id IS NULL OR m.user_id <> s.user_id)",
    },
    Rule {
        name: "a customer's session is through a membership",
        row: "session",
        sql: "SELECT s.id FROM session s LEFT JOIN app_user u ON u.id = s.user_id \
              WHERE s.membership_id IS NULL AND u.role IS NULL",
    },
    Rule {
        name: "a letter carries a link that is there",
        row: "letter",
        sql: "SELECT o.id FROM outbox o LEFT JOIN link l ON l.id = o.link_id \
              WHERE o.link_id IS NOT NULL AND l.id IS NULL",
    },
    // Offers: no membership before its owner says so.
    Rule {
        name: "an offer has the entry of its making",
        row: "offer",
        sql: "SELECT o.id FROM membership_offer o WHERE NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.subject = 'offer' AND e.subject_id = o.id AND e.at = o.created_at \
              AND e.action IN ('membership_offered', 'invitation_repeated'))",
    },
    Rule {
        name: "an offer is mailed to the login it is made to",
        row: "offer",
        sql: concat!(
            "SELECT o.id FROM membership_offer o WHERE NOT EXISTS (SELECT 1 FROM outbox l \
              WHERE l.letter = 'offer' AND l.created_at = o.created_at AND (l.contact_id = o.contact_id OR ",
            was_merged!(),
            "))"
        ),
    },
    Rule {
        name: "an accepted offer has made its membership",
        row: "offer",
        sql: concat!(
            "SELECT o.id FROM membership_offer o LEFT JOIN membership m ON m.id = o.membership_id \
             AND m.user_id = o.user_id AND m.granted_at = o.settled_at AND (m.contact_id = o.contact_id OR ",
            was_merged!(),
            ") WHERE o.state = 'accepted' AND m.id IS NULL"
        ),
    },
    Rule {
        name: "a declined offer has the entry of its answer",
        row: "offer",
        sql: "SELECT o.id FROM membership_offer o WHERE o.state = 'declined' AND NOT EXISTS (SELECT 1 \
              FROM audit_entry e WHERE e.subject = 'offer' AND e.subject_id = o.id \
              AND e.action = 'offer_declined' AND e.at = o.settled_at)",
    },
    Rule {
        name: "nothing is offered to a login that has ended",
        row: "offer",
        sql: "SELECT o.id FROM membership_offer o JOIN app_user u ON u.id = o.user_id \
              WHERE o.state = 'open' AND u.archived_at IS NOT NULL",
    },
    // Jobs: what is noted of the whole is what is noted of the rows.
    Rule {
        name: "a job has the entry of its asking",
        row: "job",
        sql: "SELECT j.id FROM job j WHERE NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.subject = 'job' AND e.subject_id = j.id AND e.action = 'job_queued' AND e.at = j.created_at)",
    },
    Rule {
        name: "a job that is over has the entry of its end",
        row: "job",
        sql: "SELECT j.id FROM job j WHERE j.finished_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry e \
              WHERE e.subject = 'job' AND e.subject_id = j.id AND e.action = 'job_finished' AND e.at = j.finished_at)",
    },
    Rule {
        name: "a job counts its rows",
        row: "job",
        sql: "SELECT j.id FROM job j WHERE j.done <> j.succeeded + j.refused \
              OR j.total <> (SELECT COUNT(*) FROM job_row r WHERE r.job_id = j.id) \
              OR j.succeeded <> (SELECT COUNT(*) FROM job_row r WHERE r.job_id = j.id AND r.result IN ('granted', 'revoked')) \
              OR j.refused <> (SELECT COUNT(*) FROM job_row r WHERE r.job_id = j.id AND r.result = 'refused')",
    },
    Rule {
        name: "nothing waits in a job that is over",
        row: "job",
        sql: "SELECT DISTINCT j.id FROM job j JOIN job_row r ON r.job_id = j.id \
              WHERE j.finished_at IS NOT NULL AND r.result = ''",
    },
    // The tree: a contact's ancestors are itself and its parent's, and nobody is above itself.
    Rule {
        name: "a contact is among its own ancestors",
        row: "contact",
        sql: "SELECT c.id FROM contact c WHERE NOT EXISTS (SELECT 1 FROM contact_ancestor a \
              WHERE a.contact_id = c.id AND a.ancestor_id = c.id)",
    },
    Rule {
        name: "a parent's ancestors are its child's too",
        row: "contact",
        sql: "SELECT c.id FROM contact c JOIN contact_ancestor p ON p.contact_id = c.parent_id \
              LEFT JOIN contact_ancestor a ON a.contact_id = c.id AND a.ancestor_id = p.ancestor_id \
              WHERE a.contact_id IS NULL",
    },
    Rule {
        name: "a contact has no ancestors but its own",
        row: "contact",
        sql: "SELECT a.contact_id FROM contact_ancestor a LEFT JOIN contact c ON c.id = a.contact_id \
              LEFT JOIN contact_ancestor p ON p.contact_id = c.parent_id AND p.ancestor_id = a.ancestor_id \
              WHERE a.ancestor_id <> a.contact_id AND p.contact_id IS NULL",
    },
    Rule {
        name: "nobody is above itself",
        row: "contact",
        sql: "SELECT c.id FROM contact c JOIN contact_ancestor p ON p.contact_id = c.parent_id \
              WHERE p.ancestor_id = c.id",
    },
    // As many as `LEVELS_MAX` says.
    Rule {
        name: "no tree is deeper than fifty levels",
        row: "contact",
        sql: "SELECT contact_id FROM contact_ancestor GROUP BY contact_id HAVING COUNT(*) > 50",
    },
    Rule {
        name: "the commercial entity is the nearest company, or the top",
        row: "contact",
        sql: "SELECT c.id FROM contact c LEFT JOIN contact p ON p.id = c.parent_id \
              WHERE c.commercial_entity_id <> CASE WHEN c.is_company OR p.id IS NULL THEN c.id \
              ELSE p.commercial_entity_id END",
    },
];
