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
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/** Reads the ledger's tables, and checks them against each other and the code lists. */
public final class LedgerReader {
  private final List<InputFile> files = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private final RegisterChecks checks;

  private LedgerReader(Set<String> sectorIds, Set<String> countries) {
    this.checks = new RegisterChecks(sectorIds, countries, issues);
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
      checks.mustExist(row, "summit_id", row.find("summit_id"), summits.keySet());
      checks.mustExist(row, "commitment_id", row.find("commitment_id"), commitments.keySet());
    }
    for (TableRow row : scenarioRows) {
      checks.mustExist(row, "commitment_id", row.find("commitment_id"), commitments.keySet());
      checks.sectorMustExist(row);
      checks.sectorsMustExist(row);
    }
    for (TableRow row : observationRows) {
      checks.mustExist(row, "commitment_id", row.find("commitment_id"), commitments.keySet());
      checks.mustExist(row, "statement_id", row.find("statement_id"), statements.keySet());
    }
    List<Observation> observations = observations(observationRows, investmentRows);
    Set<String> series = series(observations);
    Map<String, Commitment> promised = new LinkedHashMap<>();
    for (TableRow row : commitmentRows) {
      checks.mustExist(row, "summit_id", row.find("summit_id"), summits.keySet());
      checks.mustExist(row, "related_to", row.find("related_to"), commitments.keySet());
      row.list("statements")
          .forEach(s -> checks.mustExist(row, "statements", Optional.of(s), statements.keySet()));
      checks.sectorsMustExist(row);
      Commitment commitment = commitment(row, summits);
      checks.measureMustExist(row, commitment.measure(), series);
      promised.put(commitment.id(), commitment);
    }
    return new Ledger(
        statementRows.stream().map(LedgerReader::statement).toList(),
        List.copyOf(promised.values()),
        new ScenarioReader(promised, checks, issues).read(scenarioRows),
        observations);
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
    checks.targetMustHaveAUnit(row);
    checks.mustNotEndBeforeItStarts(row, "window");
    checks.mustNotEndBeforeItStarts(row, "baseline");
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
        new Window(row.findDate("window_start"), row.findDate("window_end")),
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

  private List<Observation> observations(
      List<TableRow> observationRows, List<TableRow> investmentRows) {
    List<Observation> observations = new ArrayList<>();
    for (TableRow row : observationRows) {
      checks.valueMustHaveAPeriod(row);
      checks.mustNotEndBeforeItStarts(row, "period");
      observations.add(observation(row));
    }
    for (TableRow row : investmentRows) {
      checks.mustNotEndBeforeItStarts(row, "period");
      observations.add(investment(row));
    }
    return observations;
  }

  /** Those that have values. */
  private static Set<String> series(List<Observation> observations) {
    return observations.stream()
        .filter(o -> o.kind().equals("value"))
        .map(Observation::series)
        .collect(Collectors.toSet());
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
