/// The tables of a study file; described for readers in docs/study-file.md.
enum Schema {
  /// `DIWA` in ASCII.
  static let applicationID: Int32 = 0x4449_5741
  /// Grows with every change that a reader of an older version would stumble over.
  static let version: Int32 = 1

  /// All tables in the order in which the content digest reads them, with their sort order.
  static let tables: [(name: String, order: String)] = [
    ("study", "id"), ("dossier_file", "path"), ("course", "course"), ("indicator", "indicator"),
    ("place", "place"), ("actor", "actor"), ("claim", "claim"), ("parameter", "parameter"),
    ("week", "position"), ("settled_claim", "id"), ("future_claim", "future, claim"),
    ("future_parameter", "future, parameter"), ("run", "future, course"),
    ("outcome", "course, indicator, future"), ("series", "course, indicator, future"),
    ("control", "course, future"), ("ledger", "course, future"), ("design", "future"), ("stopping", "id"),
    ("finding", "rowid"),
    ("band", "course, indicator, week"),
    ("control_share", "rowid"), ("findings", "id"),
  ]

  /// Tables that a file may lack, and that count in its digest only if something is in them.
  static let optional: Set<String> = ["ledger", "design", "stopping"]

  static let sql = """
    -- What was asked, and what a resumed study must agree with. One row.
    CREATE TABLE study (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      diwan TEXT NOT NULL,            -- version that made it
      title TEXT NOT NULL,
      question TEXT NOT NULL,
      start TEXT NOT NULL,            -- the day on which week 0 begins
      dossier_digest TEXT NOT NULL,   -- SHA-256, hexadecimal
      futures INTEGER NOT NULL CHECK (futures > 0),
      seed INTEGER NOT NULL CHECK (seed >= 0),
      weeks INTEGER NOT NULL CHECK (weeks > 0),
      stride INTEGER NOT NULL CHECK (stride > 0),
      account TEXT,                   -- the account believed entirely
      design TEXT NOT NULL,           -- JSON
      outline TEXT NOT NULL           -- JSON
    ) STRICT;

    -- The whole dossier: the study can be run again from here alone.
    CREATE TABLE dossier_file (path TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;

    -- Dimensions: dense indices from 0 and what they stand for.
    CREATE TABLE course (
      course INTEGER PRIMARY KEY,     -- 0 is the baseline
      id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, summary TEXT
    ) STRICT;
    CREATE TABLE indicator (
      indicator INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, unit TEXT,
      better TEXT NOT NULL CHECK (better IN ('higher', 'lower', 'neither')),
      summary TEXT NOT NULL,          -- end, mean, minimum, maximum, ever
      after INTEGER NOT NULL,         -- first week that the summary looks at
      is_event INTEGER NOT NULL CHECK (is_event IN (0, 1)),  -- a future's value is 0 or 1
      is_main INTEGER NOT NULL CHECK (is_main IN (0, 1))
    ) STRICT;
    CREATE TABLE place (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
    CREATE TABLE actor (actor INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
    CREATE TABLE claim (
      claim INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, says TEXT NOT NULL,
      asserted_by TEXT NOT NULL,      -- JSON list of names
      hedge TEXT NOT NULL,
      credence REAL                   -- NULL: disputed
    ) STRICT;
    CREATE TABLE parameter (
      parameter INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      grounds TEXT NOT NULL           -- JSON list of ids of claims and assumptions
    ) STRICT;
    -- Recorded weeks; position is the place in every blob.
    CREATE TABLE week (position INTEGER PRIMARY KEY, week INTEGER NOT NULL UNIQUE) STRICT;
    -- Settled by account or by hand though the dossier leaves them open, or because it follows.
    CREATE TABLE settled_claim (
      id TEXT PRIMARY KEY, truth INTEGER NOT NULL CHECK (truth IN (0, 1))
    ) STRICT, WITHOUT ROWID;

    -- The rows of a design that was written down, done or not; empty if the specification says it all.
    CREATE TABLE design (
      future INTEGER PRIMARY KEY,
      stream INTEGER NOT NULL,        -- equal numbers, equal random numbers
      claims BLOB NOT NULL,           -- a byte for each row of claim: 0 or 1
      quantiles BLOB NOT NULL         -- 64-bit little-endian floats, one for each row of parameter
    ) STRICT;
    -- Where a study that may stop early ended; empty if it may not, or has not ended.
    CREATE TABLE stopping (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      indicator TEXT NOT NULL,
      scope TEXT NOT NULL,            -- courses, best-two
      rule TEXT NOT NULL,             -- sequential, anytime
      asked REAL NOT NULL, reached REAL NOT NULL,  -- half-widths of 95 % intervals
      futures INTEGER NOT NULL, most INTEGER NOT NULL
    ) STRICT;

    -- Inputs of every future.
    CREATE TABLE future_claim (
      future INTEGER NOT NULL, claim INTEGER NOT NULL, truth INTEGER NOT NULL,
      PRIMARY KEY (future, claim)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE future_parameter (
      future INTEGER NOT NULL, parameter INTEGER NOT NULL,
      quantile REAL NOT NULL,         -- position in the distribution, 0 to 1
      value REAL NOT NULL,
      PRIMARY KEY (future, parameter)
    ) STRICT, WITHOUT ROWID;

    -- What every future left behind. A future is here under all courses or not at all.
    CREATE TABLE run (
      future INTEGER NOT NULL, course INTEGER NOT NULL,
      digest TEXT NOT NULL,           -- over the bits of the final state, hexadecimal
      PRIMARY KEY (future, course)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outcome (
      course INTEGER NOT NULL, indicator INTEGER NOT NULL, future INTEGER NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (course, indicator, future)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE series (
      course INTEGER NOT NULL, indicator INTEGER NOT NULL, future INTEGER NOT NULL,
      points BLOB NOT NULL,           -- 32-bit little-endian floats, one for each row of week
      PRIMARY KEY (course, indicator, future)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE control (
      course INTEGER NOT NULL, future INTEGER NOT NULL,
      controllers BLOB NOT NULL,      -- signed bytes, place by place all recorded weeks; -1: nobody
      PRIMARY KEY (course, future)
    ) STRICT, WITHOUT ROWID;

    -- What changed what; only in studies that were asked to keep it.
    CREATE TABLE ledger (
      course INTEGER NOT NULL, future INTEGER NOT NULL,
      record BLOB NOT NULL,           -- see docs/study-file.md
      PRIMARY KEY (course, future)
    ) STRICT, WITHOUT ROWID;

    -- Findings.
    CREATE TABLE finding (
      kind TEXT NOT NULL, course TEXT, indicator TEXT, subject TEXT, statistic TEXT NOT NULL,
      value REAL, low REAL, high REAL, word TEXT
    ) STRICT;
    CREATE TABLE band (
      course TEXT NOT NULL, indicator TEXT NOT NULL, week INTEGER NOT NULL,
      mean REAL NOT NULL, q5 REAL NOT NULL, q25 REAL NOT NULL, q50 REAL NOT NULL, q75 REAL NOT NULL,
      q95 REAL NOT NULL,
      PRIMARY KEY (course, indicator, week)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE control_share (
      course TEXT NOT NULL, place TEXT NOT NULL, week INTEGER NOT NULL,
      actor TEXT,                     -- NULL: nobody
      share REAL NOT NULL
    ) STRICT;
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      document TEXT NOT NULL          -- JSON
    ) STRICT;

    """
}
