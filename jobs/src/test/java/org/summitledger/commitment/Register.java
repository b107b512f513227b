package org.summitledger.commitment;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.summitledger.ShippedDatasets;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;

/**
 * A small register that a test writes under the shipped descriptors: one sound row a table, to
 * which a test adds rows with some cells of its own.
 */
final class Register {
  private static final Set<String> SECTORS = Set.of("ict", "chemicals", "clean_energy");
  private static final Set<String> COUNTRIES = Set.of("JPN", "IND", "WLD");

  private final Path folder;
  private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();

  Register(Path folder) {
    this.folder = folder;
    add("summits", "summit_id=summit");
    add("statements", "statement_id=s2020_pledge");
    add("commitments", "commitment_id=pledge");
    add("scenarios", "scenario=five_years");
    add("observations", "observation_id=seen");
    add("fdi_equity", "period_start=2019-01-01");
  }

  /** Adds a row: what a sound row of the table holds, but for the given cells. */
  Register add(String table, String... cells) {
    Map<String, String> row = new HashMap<>(sound(table));
    for (String cell : cells) {
      int equals = cell.indexOf('=');
      row.put(cell.substring(0, equals), cell.substring(equals + 1));
    }
    tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    return this;
  }

  private static Map<String, String> sound(String table) {
    return switch (table) {
      case "summits" ->
          Map.of(
              "held_on", "2020-01-01",
              "place", "Tokyo",
              "parties", "JPN|IND",
              "title", "Summit",
              "recorded_on", "2020-01-01",
              "source", "page");
      case "statements" ->
          Map.of(
              "summit_id", "summit",
              "recorded_on", "2020-01-01",
              "publisher", "page",
              "reference", "page 1",
              "kind", "investment",
              "approximate", "false",
              "instrument", "unstated",
              "assessment", "consistent",
              "summary", "A pledge");
      case "commitments" -> commitment();
      case "scenarios" ->
          Map.of(
              "commitment_id", "pledge",
              "window_start", "2020-01-01",
              "window_end", "2025-01-01",
              "sectors", "ict|chemicals",
              "assumption", "Five years",
              "recorded_on", "2020-01-01");
      case "observations" ->
          Map.of(
              "series", "claims",
              "commitment_id", "pledge",
              "kind", "claim",
              "outcome", "invested",
              "said_by", "reported",
              "recorded_on", "2021-01-01",
              "publisher", "page",
              "statement_id", "s2020_pledge");
      default ->
          Map.ofEntries(
              Map.entry("series", "fdi"),
              Map.entry("period_end", "2020-01-01"),
              Map.entry("value", "5"),
              Map.entry("unit", "USD"),
              Map.entry("observation_status", "A"),
              Map.entry("said_by", "reported"),
              Map.entry("recorded_on", "2020-06-01"),
              Map.entry("publisher", "page"),
              Map.entry("recipient", "IND"),
              Map.entry("investor", "JPN"));
    };
  }

  private static Map<String, String> commitment() {
    return Map.ofEntries(
        Map.entry("summit_id", "summit"),
        Map.entry("title", "A pledge"),
        Map.entry("kind", "investment"),
        Map.entry("giver", "JPN"),
        Map.entry("receiver", "IND"),
        Map.entry("target_value", "1200"),
        Map.entry("unit", "JPY"),
        Map.entry("approximate", "false"),
        Map.entry("instrument", "unstated"),
        Map.entry("measure", "observations:fdi"),
        Map.entry("measure_relation", "proxy"),
        Map.entry("status", "stated"),
        Map.entry("status_said_by", "self_declared"),
        Map.entry("relation", "stands_alone"),
        Map.entry("additive", "false"),
        Map.entry("recorded_on", "2020-01-01"),
        Map.entry("statements", "s2020_pledge"));
  }

  /** Writes the tables and reads them. */
  LedgerReader.Result read() throws IOException {
    return LedgerReader.read(write("commitments"), write("investment"), SECTORS, COUNTRIES);
  }

  private Path write(String name) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    Files.copy(
        ShippedDatasets.folder().resolve(name).resolve(DataPackage.FILE),
        data.resolve(DataPackage.FILE));
    for (Resource resource : DataPackage.read(data).resources()) {
      List<String> columns = resource.fields().stream().map(Resource.Field::name).toList();
      StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
      for (Map<String, String> row : tables.get(resource.name())) {
        csv.append(columns.stream().map(c -> row.getOrDefault(c, "")).collect(joining(",")))
            .append('\n');
      }
      Files.writeString(data.resolve(resource.path()), csv);
    }
    return data;
  }
}
