//! What the command understands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use danhdau::{
    Options,
    annotation::Confidence,
    gazetteer::{Kind, date::PartialDate},
    options::Diacritics,
};

use crate::records;

const EXIT_STATUS: &str = "\
Exit status:
  0  everything was read and answered
  1  something was not: a file or a line that cannot be read (all others are answered), a record that is not there,
     a pack that is refused, a text that does not say its date
  2  the arguments are not understood";

/// Marks provinces, officials, FPT units and policy names in Vietnamese news text.
#[derive(Parser)]
#[command(name = "danhdau", version, long_version = records::version(), after_help = EXIT_STATUS)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Annotates texts: files, or standard input.
    #[command(after_help = "\
Examples:
  danhdau annotate article.txt
  danhdau annotate --as-of 2023-06-23 --kinds province,official *.txt
  danhdau annotate --format csv article.txt > article.csv
  danhdau annotate --format html --output-dir marked archive/*.txt
  pbpaste | danhdau annotate --format web-annotation --source https://example.org/article
  danhdau annotate --jsonl < archive.jsonl > annotated.jsonl")]
    Annotate(Annotate),
    /// Says why something in a text is marked, or is not.
    #[command(after_help = "\
Examples:
  danhdau explain article.txt
  echo 'Ông Hải Dương ở Hải Phòng.' | danhdau explain --start 4 --end 13")]
    Explain {
        /// The text; standard input without it, or where it is -
        file: Option<PathBuf>,
        /// First UTF-16 unit of the range to explain; the whole text without it
        #[arg(long, requires = "end")]
        start: Option<usize>,
        /// One past its last UTF-16 unit
        #[arg(long, requires = "start")]
        end: Option<usize>,
        /// Options of the annotator, such as {"asOf": "2025-07-01"}
        #[arg(long, value_name = "JSON", value_parser = json_options)]
        options: Option<Options>,
        /// Write JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        packs: Packs,
    },
    /// Finds the date of an article, as its text says it; exit status 1 where it does not.
    Date {
        /// The text; standard input without it, or where it is -
        file: Option<PathBuf>,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Shows what the gazetteer knows.
    #[command(subcommand)]
    Gazetteer(Question),
    /// Writes what a shell needs to complete this command.
    #[command(after_help = "\
Examples:
  danhdau completions bash > ~/.local/share/bash-completion/completions/danhdau
  danhdau completions zsh > ~/.zfunc/_danhdau
  danhdau completions fish > ~/.config/fish/completions/danhdau.fish")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Writes the manual page: danhdau manual | man -l -
    Manual,
}

#[derive(Args)]
pub struct Annotate {
    /// Texts in UTF-8, or UTF-16 with its byte order mark; - is standard input, as are none
    pub files: Vec<PathBuf>,
    /// Read {"id", "text", "options"?} lines, write {"id", "annotations"} lines; options of a line go before those given here
    #[arg(long, conflicts_with_all = ["format", "output_dir", "source"])]
    pub jsonl: bool,
    /// How annotations are written
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
    /// Write a file for each text into this folder, named after it
    #[arg(long, value_name = "FOLDER")]
    pub output_dir: Option<PathBuf>,
    /// Address of the text, which Web Annotations point at
    #[arg(long, value_name = "URL")]
    pub source: Option<String>,
    #[command(flatten)]
    pub options: OptionArguments,
    #[command(flatten)]
    pub packs: Packs,
}

/// How annotations are written by the command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people: a line for each, with file, line and column
    #[default]
    Lines,
    /// The text and everything known of each annotation
    Json,
    /// A table for spreadsheets
    Csv,
    /// A page that stands alone
    Html,
    /// JSON-LD in the Web Annotation Data Model of the W3C
    WebAnnotation,
    /// A token a line with an IOB2 tag
    Conll,
}

#[derive(Args)]
pub struct OptionArguments {
    /// The day for which status, successor and the document of a number are wanted
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<PartialDate>,
    /// The kinds wanted, separated by commas
    #[arg(long, value_enum, value_delimiter = ',')]
    kinds: Vec<KindArgument>,
    /// Annotations inside longer ones, too
    #[arg(long)]
    nested: bool,
    /// Whether names without tone marks count, in lines that have none
    #[arg(long, value_enum, default_value_t)]
    diacritics: DiacriticsArgument,
    /// The least confidence wanted
    #[arg(long, value_enum, default_value_t)]
    min_confidence: ConfidenceArgument,
}

impl OptionArguments {
    pub fn options(&self) -> Options {
        Options {
            kinds: match &self.kinds[..] {
                [] => Kind::ALL.to_vec(),
                kinds => kinds.iter().map(|kind| Kind::from(*kind)).collect(),
            },
            as_of: self.as_of,
            nested: self.nested,
            diacritics: match self.diacritics {
                DiacriticsArgument::Required => Diacritics::Required,
                DiacriticsArgument::Optional => Diacritics::Optional,
            },
            min_confidence: match self.min_confidence {
                ConfidenceArgument::Low => Confidence::Low,
                ConfidenceArgument::High => Confidence::High,
            },
        }
    }
}

#[derive(Subcommand)]
pub enum Question {
    /// Lists the records, a line each.
    List {
        /// Only those of this kind
        #[arg(long)]
        kind: Option<KindArgument>,
        /// Write everything that is known, as a list in JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        packs: Packs,
    },
    /// Shows a record.
    #[command(after_help = "\
Examples:
  danhdau gazetteer show province/hai-duong --as-of 2025-07-02
  danhdau gazetteer show official/ta-anh-tuan --as-of 2023-06-23")]
    Show {
        /// Its id, such as province/hai-duong
        id: String,
        /// What it was on this day (2025, 2025-07 or 2025-07-01)
        #[arg(long, value_name = "DATE")]
        as_of: Option<PartialDate>,
        /// Write everything that is known, as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        packs: Packs,
    },
}

#[derive(Args)]
pub struct Packs {
    /// Records to add, replace or remove: TOML, or JSON if the file is called so. Of several, later ones win
    #[arg(long = "pack", value_name = "FILE")]
    pub packs: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum KindArgument {
    Province,
    Official,
    FptUnit,
    Policy,
}

impl From<KindArgument> for Kind {
    fn from(kind: KindArgument) -> Self {
        match kind {
            KindArgument::Province => Self::Province,
            KindArgument::Official => Self::Official,
            KindArgument::FptUnit => Self::FptUnit,
            KindArgument::Policy => Self::Policy,
        }
    }
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum DiacriticsArgument {
    #[default]
    Required,
    Optional,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum ConfidenceArgument {
    #[default]
    Low,
    High,
}

fn json_options(json: &str) -> Result<Options, String> {
    serde_json::from_str(json).map_err(|problem| problem.to_string())
}

fn day(text: &str) -> Result<PartialDate, String> {
    match text.parse::<PartialDate>() {
        Ok(date) if date.is_day() => Ok(date),
        _ => Err("it is not a day; write it like 2025-07-01".to_owned()),
    }
}
