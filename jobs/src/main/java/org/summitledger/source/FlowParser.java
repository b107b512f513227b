package org.summitledger.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one row into one flow, or says why it cannot. */
final class FlowParser {
  private static final String WORLD = "WLD";
  private static final int LARGEST_DIGITS = 15;
  private static final Pattern HS_REVISION = Pattern.compile("HS(19|20)[0-9]{2}");
  private static final Set<String> FLOWS = Set.of("import", "export");

  private final Layout layout;
  private final CodeLists codes;
  private final PeriodReader periods;

  FlowParser(Layout layout, CodeLists codes) {
    this.layout = layout;
    this.codes = codes;
    this.periods = new PeriodReader(layout);
  }

  /** Refuses a layout whose code schemes do not exist. */
  void check(String file) {
    for (Layout.Dimension dimension :
        new Layout.Dimension[] {layout.reporter(), layout.partner()}) {
      String scheme = scheme(dimension);
      if (!codes.hasScheme(scheme)) {
        throw DataPackage.invalid(
            file, "The layout uses country codes '" + scheme + "', no column of countries.csv.");
      }
    }
  }

  Flow parse(CsvRow row, Layout.Measure measure) throws CellException {
    LocalDate start = period(row, measure);
    String direction = flow(row, measure);
    String revision = revision(row);
    BigDecimal value = value(row, measure);
    BigDecimal quantity = quantity(row, measure);
    String unit = quantity == null ? null : unit(row);
    return new Flow(
        row.line(),
        layout.frequency(),
        start,
        Flow.endOf(layout.frequency(), start),
        country(row, layout.reporter()),
        partner(row),
        direction,
        product(row, revision),
        revision,
        value,
        layout.valuation().get(direction),
        unit == null ? null : quantity,
        unit);
  }

  /** The money of a row that is not kept: what can be read of it, else nothing. */
  BigDecimal moneyOrZero(CsvRow row, Layout.Measure measure) {
    try {
      BigDecimal value = value(row, measure);
      return value == null ? BigDecimal.ZERO : value;
    } catch (CellException e) {
      return BigDecimal.ZERO;
    }
  }

  private LocalDate period(CsvRow row, Layout.Measure measure) throws CellException {
    LocalDate start = periods.start(row);
    return measure.month() == 0 ? start : start.withMonth(measure.month());
  }

  private String flow(CsvRow row, Layout.Measure measure) throws CellException {
    if (measure.flow() != null) {
      return measure.flow();
    }
    String flow = text(row, layout.flow());
    if (!FLOWS.contains(flow)) {
      throw new CellException(
          row.issue(
              IssueCode.FLOW_UNKNOWN,
              column(layout.flow()),
              "'"
                  + Issue.quote(flow)
                  + "' is neither import nor export. Map it in the layout's `flow.map`."));
    }
    return flow;
  }

  private String country(CsvRow row, Layout.Dimension dimension) throws CellException {
    String code = text(row, dimension);
    String scheme = scheme(dimension);
    return codes
        .country(scheme, code)
        .orElseThrow(
            () ->
                new CellException(
                    row.issue(
                        IssueCode.COUNTRY_UNKNOWN,
                        column(dimension),
                        "'"
                            + Issue.quote(code)
                            + "' is no country of the scheme '"
                            + scheme
                            + "'. Add it to that column of countries.csv, unless it is a group"
                            + " whose members are listed too.")));
  }

  /** Where all partners are added up to the world, the world is not one of them. */
  private String partner(CsvRow row) throws CellException {
    String partner = country(row, layout.partner());
    if (partner.equals(WORLD)
        && layout.partners() == Layout.Coverage.ALL
        && layout.world() == Layout.World.NONE) {
      throw new CellException(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              column(layout.partner()),
              "'"
                  + Issue.quote(text(row, layout.partner()))
                  + "' is the world, of which the layout says that the file has none, so that"
                  + " all partners are added up. State `world`: reported or sum_of_partners, or"
                  + " leave its rows out with `keep`."));
    }
    return partner;
  }

  private @Nullable String revision(CsvRow row) throws CellException {
    Layout.Dimension dimension = layout.hsRevision();
    if (dimension == null) {
      return null;
    }
    String revision = text(row, dimension);
    if (revision.isEmpty()) {
      return null;
    }
    if (!HS_REVISION.matcher(revision).matches()) {
      throw new CellException(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              column(dimension),
              "'"
                  + Issue.quote(revision)
                  + "' is no revision of the Harmonized System, such as HS2022. Map it in the"
                  + " layout's `hs_revision.map`; codes of other classifications are not read."));
    }
    return revision;
  }

  private String product(CsvRow row, @Nullable String revision) throws CellException {
    String code = text(row, layout.product());
    boolean digits = !code.isEmpty() && code.chars().allMatch(c -> c >= '0' && c <= '9');
    String padded = digits ? "0".repeat(Math.max(0, layout.digits() - code.length())) + code : code;
    if (!codes.isProduct(padded, revision == null ? "" : revision)) {
      throw new CellException(
          row.issue(
              IssueCode.PRODUCT_UNKNOWN,
              column(layout.product()),
              "'"
                  + Issue.quote(code)
                  + "' is no HS code"
                  + (revision == null ? "" : " of " + revision)
                  + ": 2, 4, 6, 8 or 9 digits of a known chapter, or TOTAL."));
    }
    return padded;
  }

  private @Nullable BigDecimal value(CsvRow row, Layout.Measure measure) throws CellException {
    String text = row.cell(measure.field()).strip();
    if (text.isEmpty()) {
      return null;
    }
    BigDecimal value =
        number(row, measure.field(), text, layout.decimals())
            .multiply(BigDecimal.valueOf(layout.multiplier()));
    return fit(row, measure.field(), value);
  }

  private @Nullable BigDecimal quantity(CsvRow row, Layout.Measure measure) throws CellException {
    Layout.Quantity quantity = layout.quantity();
    if (quantity == null) {
      return null;
    }
    String column = measure.quantity() == null ? quantity.field() : measure.quantity();
    if (column == null) {
      return null;
    }
    String text = row.cell(column).strip();
    if (text.isEmpty() || quantity.missing().contains(text)) {
      return null;
    }
    return fit(row, column, number(row, column, text, Flow.SCALE));
  }

  /** Without a unit an amount says nothing: it is missing. */
  private @Nullable String unit(CsvRow row) {
    Layout.Quantity quantity = layout.quantity();
    String unit = quantity == null ? "" : text(row, quantity.unit());
    return unit.isEmpty() ? null : unit;
  }

  private BigDecimal number(CsvRow row, String column, String text, int decimals)
      throws CellException {
    return layout.exponents()
        ? Decimals.parseWithExponent(row, column, text, decimals)
        : Decimals.parse(row, column, text, decimals);
  }

  /** To the lake's decimal(18,3); what needs rounding or more room is refused. */
  private static BigDecimal fit(CsvRow row, String column, BigDecimal value) throws CellException {
    try {
      BigDecimal exact = value.setScale(Flow.SCALE, RoundingMode.UNNECESSARY);
      if (exact.precision() - exact.scale() <= LARGEST_DIGITS) {
        return exact;
      }
    } catch (ArithmeticException e) {
      throw new CellException(
          row.issue(
              IssueCode.NUMBER_TOO_PRECISE,
              column,
              Issue.quote(value.toPlainString())
                  + " has more than three decimals of a whole unit."));
    }
    throw new CellException(
        row.issue(
            IssueCode.NUMBER_OUT_OF_RANGE,
            column,
            Issue.quote(value.toPlainString())
                + " has more than "
                + LARGEST_DIGITS
                + " digits before the point. Check the layout's multiplier."));
  }

  private String text(CsvRow row, Layout.Dimension dimension) {
    String raw =
        dimension.field() == null
            ? String.valueOf(dimension.value())
            : unquoted(row.cell(dimension.field()).strip());
    return dimension.map().getOrDefault(raw, raw);
  }

  private String unquoted(String code) {
    String quotes = layout.quotes();
    if (quotes.isEmpty() || !code.startsWith(quotes)) {
      return code;
    }
    String rest = code.substring(quotes.length());
    return rest.endsWith(quotes) ? rest.substring(0, rest.length() - quotes.length()) : rest;
  }

  private static String scheme(Layout.Dimension dimension) {
    return dimension.codes() == null ? "iso3" : dimension.codes();
  }

  private static String column(Layout.Dimension dimension) {
    return dimension.field() == null ? "" : dimension.field();
  }
}
