package org.summitledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.summitledger.publish.Manifest;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.source.Hashes;

/** Checks a published version from its files alone, as somebody who was sent them would. */
public final class Verification {
  private final Path version;
  private final Manifest manifest;

  /** Of a version's folder and the manifest in it. */
  public Verification(Path version, Manifest manifest) {
    this.version = version;
    this.manifest = manifest;
  }

  /** That the folder holds exactly the files of its manifest, with their bytes. */
  public List<Finding> files() throws IOException {
    Map<String, Manifest.Output> listed = new TreeMap<>();
    manifest.outputs().forEach(o -> listed.put(o.file(), o));
    Set<String> present = new TreeSet<>();
    try (Stream<Path> files = Files.list(version)) {
      files.map(f -> String.valueOf(f.getFileName())).forEach(present::add);
    }
    present.remove(Manifest.FILE);
    List<Finding> findings = new ArrayList<>();
    Set<String> all = new TreeSet<>(present);
    all.addAll(listed.keySet());
    for (String file : all) {
      Manifest.Output output = listed.get(file);
      String bound = output == null ? "not in the manifest" : output.sha256();
      String observed =
          present.contains(file) ? observed(version.resolve(file)) : "the file is missing";
      findings.add(Auditor.finding(file, "bytes", observed, bound, observed.equals(bound)));
    }
    return findings;
  }

  private static String observed(Path file) throws IOException {
    return Files.isDirectory(file) ? "a folder" : Hashes.sha256(file);
  }

  /** That every table is there and keeps its contract. */
  public List<Finding> contracts() {
    List<Finding> findings = new ArrayList<>();
    List<TableDefinition> there = new ArrayList<>();
    for (TableDefinition table : Tables.definitions()) {
      String file = table.name() + ".parquet";
      boolean exists = Files.exists(version.resolve(file));
      findings.add(
          Auditor.finding(
              table.name(), "present", exists ? file : "the table is missing", file, exists));
      if (exists) {
        there.add(table);
      }
    }
    findings.addAll(new Auditor(version).contracts(there));
    return findings;
  }

  /** That the tables agree with themselves; they must keep their contracts. */
  public List<Finding> contents() {
    List<Finding> findings = new ArrayList<>(new ContentChecks(version).all());
    findings.addAll(Identities.of(version));
    return findings;
  }

  /** Every check; those of contents only where they can be made. */
  public List<Finding> all() throws IOException {
    List<Finding> findings = new ArrayList<>(files());
    if (findings.stream().allMatch(Finding::passed)) {
      findings.addAll(contracts());
    }
    if (findings.stream().allMatch(Finding::passed)) {
      findings.addAll(contents());
    }
    return findings;
  }
}
