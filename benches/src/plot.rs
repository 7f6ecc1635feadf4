//! Draws what was measured as SVG.

use anyhow::Result;
use plotters::coord::Shift;
use plotters::coord::ranged1d::{AsRangedCoord, ValueFormatter};
use plotters::prelude::*;
use serde::Deserialize;

/// Charts, one below the other.
#[derive(Debug, Deserialize)]
pub struct Picture {
    /// What it shows, for who does not see it.
    title: String,
    charts: Vec<Chart>,
}

#[derive(Debug, Deserialize)]
struct Chart {
    title: String,
    x: Axis,
    y: Axis,
    series: Vec<Series>,
    /// A line to compare with.
    guide: Series,
}

/// Its marks are powers of ten, unless it is a ratio.
#[derive(Debug, Deserialize)]
struct Axis {
    title: String,
    first: f64,
    last: f64,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Bytes,
    Milliseconds,
    /// How many times as many.
    Times,
    /// How many times as long.
    Ratio,
}

#[derive(Debug, Deserialize)]
struct Series {
    name: String,
    points: Vec<(f64, f64)>,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// The library's errors, with those of writing to a text, which does not fail.
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

const WIDTH: u32 = 760;
const HEIGHT: u32 = 430;
const FONT: &str = "system-ui, sans-serif";
const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);
const INK: RGBColor = RGBColor(0x1B, 0x1E, 0x22);
const FAINT: RGBColor = RGBColor(0xD5, 0xD8, 0xDC);
const GUIDE: RGBColor = RGBColor(0x6B, 0x70, 0x76);
const COLOURS: [RGBColor; 2] = [RGBColor(0x1A, 0x5F, 0xB4), RGBColor(0xA8, 0x48, 0x00)];

/// The same on a dark ground.
const DARK: &str = r##"<style>@media (prefers-color-scheme: dark) {
[fill="#FFFFFF"] { fill: #16191D } [fill="#1B1E22"] { fill: #E8EAED } [stroke="#1B1E22"] { stroke: #E8EAED }
[stroke="#D5D8DC"] { stroke: #3A3F45 } [fill="#6B7076"] { fill: #A3A9B0 } [stroke="#6B7076"] { stroke: #A3A9B0 }
[fill="#1A5FB4"] { fill: #7DB4F5 } [stroke="#1A5FB4"] { stroke: #7DB4F5 }
[fill="#A84800"] { fill: #F5A35C } [stroke="#A84800"] { stroke: #F5A35C }
}</style>"##;

/// Draws a picture.
///
/// # Errors
/// If the library cannot draw it.
pub fn draw(picture: &Picture) -> Result<String> {
    let mut svg = String::new();
    {
        let size = (WIDTH, HEIGHT * picture.charts.len() as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&PAPER)?;
        for (chart, part) in picture.charts.iter().zip(area.split_evenly((picture.charts.len(), 1))) {
            let Chart { x, y, .. } = chart;
            let (columns, rows) = ((x.first..x.last).log_scale(), y.first..y.last);
            match y.unit {
                Unit::Ratio => draw_chart(chart, &part, columns, rows)?,
                _ => draw_chart(chart, &part, columns, rows.log_scale())?,
            }
        }
        area.present()?;
    }
    let title = picture.title.replace('&', "&amp;").replace('<', "&lt;");
    let svg = svg.replacen("<svg ", "<svg role=\"img\" ", 1);
    Ok(svg.replacen(">\n", &format!(">\n<title>{title}</title>\n{DARK}\n"), 1))
}

fn draw_chart<X, Y>(chart: &Chart, area: &Area<'_>, columns: X, rows: Y) -> Drawn
where
    X: AsRangedCoord<Value = f64, CoordDescType: ValueFormatter<f64>>,
    Y: AsRangedCoord<Value = f64, CoordDescType: ValueFormatter<f64>>,
{
    let text = |size: i32| TextStyle::from((FONT, size)).color(&INK);
    let mut context = ChartBuilder::on(area)
        .margin(16)
        .margin_right(28)
        .caption(&chart.title, text(23))
        .x_label_area_size(58)
        .y_label_area_size(88)
        .build_cartesian_2d(columns, rows)?;
    context
        .configure_mesh()
        .axis_style(INK)
        .bold_line_style(FAINT)
        .light_line_style(TRANSPARENT)
        .label_style(text(17))
        .axis_desc_style(text(18))
        .x_desc(&chart.x.title)
        .y_desc(&chart.y.title)
        .x_label_formatter(&|value| mark(chart.x.unit, *value))
        .y_label_formatter(&|value| mark(chart.y.unit, *value))
        .draw()?;
    let Series { name, points } = &chart.guide;
    let stroke = GUIDE.stroke_width(2);
    context.draw_series(DashedLineSeries::new(points.iter().copied(), 2, 5, stroke))?.label(name).legend(move |at| {
        let dot = |x| PathElement::new([(x, 0), (x + 2, 0)], stroke);
        EmptyElement::at(at) + dot(0) + dot(7) + dot(14)
    });
    for (Series { name, points }, (index, colour)) in chart.series.iter().zip(COLOURS.into_iter().enumerate()) {
        let (stroke, style) = (colour.stroke_width(2), colour.filled());
        context.draw_series(LineSeries::new(points.iter().copied(), stroke))?;
        // Not told apart by colour alone.
        let points = points.iter().copied();
        let line = move |at: (i32, i32)| EmptyElement::at(at) + PathElement::new([(0, 0), (16, 0)], stroke);
        match index {
            0 => context
                .draw_series(points.map(|at| Circle::new(at, 5, style)))?
                .label(name)
                .legend(move |at| line(at) + Circle::new((8, 0), 5, style)),
            _ => context
                .draw_series(points.map(|at| TriangleMarker::new(at, 7, style)))?
                .label(name)
                .legend(move |at| line(at) + TriangleMarker::new((8, 0), 7, style)),
        };
    }
    // Where no line of a chart that rises passes.
    let position = match chart.y.unit {
        Unit::Ratio => SeriesLabelPosition::LowerRight,
        _ => SeriesLabelPosition::UpperLeft,
    };
    context
        .configure_series_labels()
        .position(position)
        .label_font(text(18))
        .background_style(PAPER)
        .border_style(FAINT)
        .draw()
}

fn mark(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Bytes if value >= 1e6 => format!("{} MB", value / 1e6),
        Unit::Bytes => format!("{} kB", value / 1e3),
        Unit::Milliseconds => format!("{value} ms"),
        Unit::Times => format!("×{value}"),
        Unit::Ratio => format!("{value:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(unit: &str) -> Picture {
        let axis = |unit: &str| serde_json::json!({ "title": "so many", "first": 1, "last": 100, "unit": unit });
        let series = |name: &str| serde_json::json!({ "name": name, "points": [[1, 2], [10, 20], [100, 50]] });
        let chart = serde_json::json!({
            "title": "A chart", "x": axis("times"), "y": axis(unit),
            "series": [series("native"), series("Node")], "guide": series("a guide"),
        });
        serde_json::from_value(serde_json::json!({ "title": "Time & names", "charts": [chart] })).expect("a picture")
    }

    #[test]
    fn series_have_names_and_shapes_of_their_own_and_axes_have_units() {
        for unit in ["ratio", "milliseconds"] {
            let svg = draw(&picture(unit)).expect("it is drawn");
            for text in ["native", "Node", "a guide", "A chart", "so many", "×10", "<title>Time &amp; names</title>"] {
                assert!(svg.contains(text), "{text} is missing");
            }
            // Three points and the legend.
            assert_eq!(svg.matches("<circle").count(), 4);
            assert_eq!(svg.matches("<polygon").count(), 4);
        }
    }

    #[test]
    fn every_colour_has_one_for_a_dark_ground() {
        for RGBColor(red, green, blue) in [PAPER, INK, FAINT, GUIDE].into_iter().chain(COLOURS) {
            let colour = format!("=\"#{red:02X}{green:02X}{blue:02X}\"]");
            assert!(DARK.contains(&colour), "{colour}");
        }
    }
}
