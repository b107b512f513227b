package org.summitledger.audit;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.summitledger.publish.TableFile;
import org.summitledger.report.AuditResults.Finding;

/** What must hold inside published tables, checked from their files alone. */
final class ContentChecks {
  private static final double TOLERANCE = 1e-9;

  /** So many places are named; the rest is counted. */
  private static final int NAMED = 3;

  private final Path folder;

  /** Of a folder whose tables keep their contracts. */
  ContentChecks(Path folder) {
    this.folder = folder;
  }

  List<Finding> all() {
    return List.of(sources("rows", "rows"), sources("value", "money"), shares(), auditPassed());
  }

  /** Rows, or money: read = kept + rejected + excluded, file by file. */
  private Finding sources(String columns, String what) {
    List<String> wrong = new ArrayList<>();
    read(
        "sources",
        row -> {
          BigInteger accounted =
              Stream.of("_kept", "_rejected", "_excluded")
                  .map(part -> number(row, columns + part))
                  .reduce(BigInteger.ZERO, BigInteger::add);
          if (!number(row, columns + "_read").equals(accounted)) {
            wrong.add(row.getString("file_name", 0));
          }
        });
    return finding("sources", what + "_add_up", wrong, "files that do not account for all " + what);
  }

  /** A count, or money without its point; earlier versions held money in eight bytes. */
  private static BigInteger number(Group row, String column) {
    PrimitiveType type = row.getType().getType(column).asPrimitiveType();
    return type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
        ? BigInteger.valueOf(row.getLong(column, 0))
        : new BigInteger(row.getBinary(column, 0).getBytes());
  }

  /** The shares of a cell's sectors add up to 1; a cell whose total is zero has none. */
  private Finding shares() {
    Map<String, Double> sums = new TreeMap<>();
    read(
        "sector_growth",
        row -> {
          if (row.getFieldRepetitionCount("share_of_total") > 0) {
            sums.merge(cell(row), row.getDouble("share_of_total", 0), Double::sum);
          }
        });
    List<String> wrong = new ArrayList<>();
    sums.forEach(
        (cell, sum) -> {
          if (Math.abs(sum - 1) > TOLERANCE) {
            wrong.add(cell + " (" + sum + ")");
          }
        });
    return finding(
        "sector_growth", "shares_add_up", wrong, "cells whose shares do not add up to 1");
  }

  private static String cell(Group row) {
    return String.join(" ", Drift.CELL.stream().map(c -> row.getString(c, 0)).toList());
  }

  /** A version with a failed blocking check must not have been published. */
  private Finding auditPassed() {
    List<String> failed = new ArrayList<>();
    read(
        "audit_results",
        row -> {
          if (row.getString("severity", 0).equals("block") && !row.getBoolean("passed", 0)) {
            failed.add(row.getString("table", 0) + ": " + row.getString("check", 0));
          }
        });
    return finding("audit_results", "no_blocking_failure", failed, "failed checks that block");
  }

  private void read(String table, TableFile.Visitor visitor) {
    new TableFile(folder.resolve(table + ".parquet")).forEach(visitor);
  }

  private static Finding finding(String table, String check, List<String> wrong, String what) {
    String some = String.join(", ", wrong.subList(0, Math.min(NAMED, wrong.size())));
    String more = wrong.size() > NAMED ? " and more" : "";
    String observed = wrong.size() + " " + what + (wrong.isEmpty() ? "" : ": " + some + more);
    return Auditor.finding(table, check, observed, "0 " + what, wrong.isEmpty());
  }
}
