package org.summitledger.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.run.Inputs.Statistics;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.SideBySide;

/** Reads the statistical files that the lake has not seen. */
final class Ingest {
  private static final Logger LOG = LogManager.getLogger("summit-ledger");

  private final Lake lake;
  private final Datasets datasets;
  private final Grouping grouping;
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicInteger fresh = new AtomicInteger();

  /**
   * An ingest that has read nothing yet.
   *
   * @param grouping what trade is added up by
   */
  Ingest(Lake lake, Datasets datasets, Grouping grouping) {
    this.lake = lake;
    this.datasets = datasets;
    this.grouping = grouping;
  }

  /**
   * Reads what is new: small files several at a time, large ones by all threads one after the
   * other.
   *
   * @return the entries of all files of the night, in the order of the descriptors
   * @throws BadInputException with the problems of every file that cannot be read; the others are
   *     in the lake then, but nothing is published
   */
  List<LakeEntry> run(int threads) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    ExecutorService alone = Executors.newSingleThreadExecutor();
    try {
      Map<String, Future<LakeEntry>> work = new TreeMap<>();
      List<String> order = new ArrayList<>();
      for (Statistics file : datasets.inputs().statistics()) {
        String key = key(file);
        order.add(key);
        ExecutorService readers = lake.isLarge(file.file(), file.layout()) ? alone : pool;
        work.computeIfAbsent(key, k -> readers.submit(() -> read(k, file, threads)));
      }
      return collect(order.stream().distinct().map(work::get).toList());
    } finally {
      SideBySide.end(pool);
      SideBySide.end(alone);
    }
  }

  /**
   * Takes what is in the lake already.
   *
   * @throws BadInputException if a file is not
   */
  List<LakeEntry> taken() {
    List<LakeEntry> entries = new ArrayList<>();
    List<Issue> missing = new ArrayList<>();
    for (Statistics file : datasets.inputs().statistics()) {
      lake.find(key(file))
          .map(known -> known.describedBy(file.from()))
          .ifPresentOrElse(
              entries::add,
              () ->
                  missing.add(
                      Issue.ofFile(
                          IssueCode.FILE_NOT_FOUND,
                          file.file().name(),
                          "The lake does not hold it. Run ingest first, or nightly.")));
    }
    if (!missing.isEmpty()) {
      throw new BadInputException(missing);
    }
    List<LakeEntry> found = entries.stream().distinct().toList();
    found.forEach(entry -> lake.addUp(entry, grouping));
    return found;
  }

  /** How many files are read, for the operator. */
  String progress() {
    return finished.get() + " of " + datasets.inputs().statistics().size() + " files";
  }

  /** How many files the lake had not seen. */
  int fresh() {
    return fresh.get();
  }

  private String key(Statistics file) {
    return Lake.key(file.file(), file.layout(), datasets.reference());
  }

  private LakeEntry read(String key, Statistics file, int threads) {
    LakeEntry entry =
        lake.find(key)
            .map(known -> known.describedBy(file.from()))
            .orElseGet(
                () -> {
                  fresh.incrementAndGet();
                  return lake.add(
                      file.file(),
                      file.layout(),
                      file.from(),
                      datasets.reference(),
                      grouping,
                      threads);
                });
    lake.addUp(entry, grouping);
    finished.incrementAndGet();
    if (entry.rowsRejected() > 0) {
      LOG.warn(
          "{}: {} of {} values rejected; see rejected_rows",
          entry.fileName(),
          entry.rowsRejected(),
          entry.rowsRead());
    }
    return entry;
  }

  private static List<LakeEntry> collect(List<Future<LakeEntry>> work) throws InterruptedException {
    List<LakeEntry> entries = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    for (Future<LakeEntry> future : work) {
      try {
        entries.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof BadInputException bad) {
          issues.addAll(bad.issues());
        } else {
          throw SideBySide.cause(e);
        }
      }
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    return entries;
  }
}
