package org.summitledger.commitment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.reference.Sectors;
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/**
 * Reads the ledger's tables and checks what one table alone cannot: that references exist, that
 * windows, baselines and periods do not end before they start, that measures have a form and name
 * what is there.
 */
public final class LedgerReader {
  private final Set<String> sectorIds;
  private final Set<String> countries;
  private final List<InputFile> files = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  private LedgerReader(Set<String> sectorIds, Set<String> countries) {
    this.sectorIds = sectorIds;
    this.countries = countries;
  }

  /**
   * The ledger and the files it was read from.
   *
   * @param ledger all that is recorded, on whatever day
   * @param files what was read
   */
  public record Result(Ledger ledger, List<InputFile> files) {}

  /**
   * Reads {@code commitments} and {@code investment}.
   *
   * @param commitments the folder of the register
   * @param investment the folder of realised investment flows
   * @param sectorIds the sectors that a scope or a measure may name
   * @param countries those that a measure may name, ISO3
   * @throws BadInputException with every problem found
   */
  public static Result read(
      Path commitments, Path investment, Set<String> sectorIds, Set<String> countries) {
    LedgerReader reader = new LedgerReader(sectorIds, countries);
    Ledger ledger = reader.ledger(DataPackage.read(commitments), DataPackage.read(investment));
    if (!reader.issues.isEmpty()) {
      throw new BadInputException(reader.issues);
    }
    return new Result(ledger, List.copyOf(reader.files));
  }

  private Ledger ledger(DataPackage register, DataPackage investment) {
    List<TableRow> summitRows = rows(register, "summits");
    List<TableRow> statementRows = rows(register, "statements");
    List<TableRow> commitmentRows = rows(register, "commitments");
    List<TableRow> scenarioRows = rows(register, "scenarios");
    List<TableRow> observationRows = rows(register, "observations");
    List<TableRow> investmentRows = rows(investment, "fdi_equity");
    if (!issues.isEmpty()) {
      // References into a table that could not be read would all seem wrong.
      throw new BadInputException(issues);
    }
    Map<String, TableRow> summits = byId(summitRows, "summit_id");
    Map<String, TableRow> statements = byId(statementRows, "statement_id");
    Map<String, TableRow> commitments = byId(commitmentRows, "commitment_id");
    for (TableRow row : statementRows) {
      mustExist(row, "summit_id", row.find("summit_id"), summits.keySet());
      mustExist(row, "commitment_id", row.find("commitment_id"), commitments.keySet());
    }
    for (TableRow row : commitmentRows) {
      mustExist(row, "summit_id", row.find("summit_id"), summits.keySet());
      mustExist(row, "related_to", row.find("related_to"), commitments.keySet());
      row.list("statements")
          .forEach(s -> mustExist(row, "statements", Optional.of(s), statements.keySet()));
      row.list("sectors").forEach(s -> mustExist(row, "sectors", Optional.of(s), sectorIds));
    }
    for (TableRow row : scenarioRows) {
      mustExist(row, "commitment_id", row.find("commitment_id"), commitments.keySet());
      mustExist(row, "sector", row.find("sector"), sectorIds);
      row.list("sectors").forEach(s -> mustExist(row, "sectors", Optional.of(s), sectorIds));
    }
    for (TableRow row : observationRows) {
      mustExist(row, "commitment_id", row.find("commitment_id"), commitments.keySet());
      mustExist(row, "statement_id", row.find("statement_id"), statements.keySet());
      if (row.text("kind").equals("value")) {
        mustHaveAPeriod(row);
      }
    }
    List.of(observationRows, investmentRows)
        .forEach(rows -> rows.forEach(row -> check("period", period(row), row, issues)));
    commitmentRows.forEach(row -> check("baseline", baseline(row), row, issues));
    List<Observation> observations = new ArrayList<>();
    observationRows.forEach(row -> observations.add(observation(row)));
    investmentRows.forEach(row -> observations.add(investment(row)));
    Map<String, Commitment> promised = new LinkedHashMap<>();
    for (TableRow row : commitmentRows) {
      Commitment commitment = commitment(row, summits);
      mustNameWhatIs(commitment.measure(), row, observations);
      promised.put(commitment.id(), commitment);
    }
    return new Ledger(
        statementRows.stream().map(LedgerReader::statement).toList(),
        List.copyOf(promised.values()),
        new ScenarioReader(promised, issues).read(scenarioRows),
        observations);
  }

  /**
   * A measure of what is nowhere would wait for its first period for ever. An event may well have
   * no row: nothing is known of it until something is.
   */
  private void mustNameWhatIs(Measure measure, TableRow row, List<Observation> observations) {
    if (measure instanceof Measure.Observations observed) {
      Set<String> series =
          observations.stream()
              .filter(o -> o.kind().equals("value"))
              .map(Observation::series)
              .collect(Collectors.toSet());
      mustExist(row, "measure", Optional.of(observed.series()), series);
    }
    if (measure instanceof Measure.Trade trade) {
      mustExist(row, "measure", Optional.of(trade.reporter()), countries);
      mustExist(row, "measure", Optional.of(trade.partner()), countries);
      Optional.of(trade)
          .filter(t -> !t.isProductList())
          .map(t -> t.sectorOrProducts().get(0))
          .filter(sector -> !sector.equals(Sectors.ALL))
          .ifPresent(sector -> mustExist(row, "measure", Optional.of(sector), sectorIds));
    }
  }

  private List<TableRow> rows(DataPackage data, String name) {
    Resource resource = data.require(name);
    InputFile file = data.file(resource);
    files.add(file);
    try {
      return TableReader.read(file, resource);
    } catch (BadInputException e) {
      issues.addAll(e.issues());
      return List.of();
    }
  }

  private static Map<String, TableRow> byId(List<TableRow> rows, String column) {
    Map<String, TableRow> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.put(row.text(column), row));
    return byId;
  }

  private void mustExist(TableRow row, String column, Optional<String> id, Set<String> known) {
    id.filter(i -> !known.contains(i))
        .ifPresent(
            i ->
                issues.add(
                    row.issue(
                        IssueCode.REFERENCE_UNKNOWN,
                        column,
                        "'" + i + "' does not exist. Add it, or mend the reference.")));
  }

  private static Statement statement(TableRow row) {
    return new Statement(
        row.text("statement_id"),
        row.text("summit_id"),
        row.text("commitment_id"),
        row.date("recorded_on"),
        row.findDecimal("amount"),
        row.text("unit"),
        row.text("assessment"));
  }

  private Commitment commitment(TableRow row, Map<String, TableRow> summits) {
    TableRow summit = summits.get(row.text("summit_id"));
    LocalDate announced = summit == null ? row.date("recorded_on") : summit.date("held_on");
    return new Commitment(
        row.text("commitment_id"),
        row.text("summit_id"),
        announced,
        row.text("title"),
        row.text("kind"),
        row.list("giver"),
        row.list("receiver"),
        row.findDecimal("target_value"),
        row.text("unit"),
        row.isTrue("approximate"),
        window(row),
        row.findDate("baseline_start"),
        row.findDate("baseline_end"),
        row.findDecimal("baseline_value"),
        row.list("sectors"),
        row.text("instrument"),
        measure(row),
        row.text("measure_relation"),
        row.text("status"),
        row.text("status_said_by"),
        row.text("relation"),
        row.text("related_to"),
        row.isTrue("additive"),
        row.date("recorded_on"),
        row.list("statements"));
  }

  private Measure measure(TableRow row) {
    String text = row.find("measure").orElse("none");
    return Measure.parse(text)
        .orElseGet(
            () -> {
              issues.add(
                  row.issue(
                      IssueCode.VALUE_NOT_ALLOWED,
                      "measure",
                      "'"
                          + text
                          + "' is no measure: observations:SERIES,"
                          + " trade:REPORTER:PARTNER:FLOW:SECTOR (or HS codes with + between, none a part of another),"
                          + " event:ID or none."));
              return new Measure.None();
            });
  }

  private Window window(TableRow row) {
    Window window = new Window(row.findDate("window_start"), row.findDate("window_end"));
    check("window", window, row, issues);
    return window;
  }

  private static Window baseline(TableRow row) {
    return new Window(row.findDate("baseline_start"), row.findDate("baseline_end"));
  }

  private static Window period(TableRow row) {
    return new Window(row.findDate("period_start"), row.findDate("period_end"));
  }

  /** A value of no period is in no window, and would never be counted. */
  private void mustHaveAPeriod(TableRow row) {
    for (String column : List.of("period_start", "period_end")) {
      if (row.findDate(column).isEmpty()) {
        issues.add(
            row.issue(
                IssueCode.VALUE_REQUIRED, column, "A value is of a period. State both its days."));
      }
    }
  }

  /**
   * A window, baseline or period must not end before it starts, whether it is stated or assumed.
   *
   * @param what its name, with which its columns begin
   */
  static void check(String what, Window span, TableRow row, List<Issue> issues) {
    if (span.isComplete() && !span.start().orElseThrow().isBefore(span.end().orElseThrow())) {
      issues.add(
          row.issue(
              IssueCode.VALUE_NOT_ALLOWED,
              what + "_end",
              "The "
                  + what
                  + " ends on or before the day it starts: "
                  + span.start().orElseThrow()
                  + "."));
    }
  }

  private static Observation observation(TableRow row) {
    return new Observation(
        row.text("series"),
        row.text("commitment_id"),
        row.text("kind"),
        row.findDate("period_start"),
        row.findDate("period_end"),
        row.findDecimal("value"),
        row.text("unit"),
        row.text("outcome"),
        row.text("said_by"),
        row.date("recorded_on"),
        row.toString());
  }

  private static Observation investment(TableRow row) {
    return new Observation(
        row.text("series"),
        "",
        "value",
        row.findDate("period_start"),
        row.findDate("period_end"),
        row.findDecimal("value"),
        row.text("unit"),
        "",
        row.text("said_by"),
        row.date("recorded_on"),
        row.toString());
  }
}
