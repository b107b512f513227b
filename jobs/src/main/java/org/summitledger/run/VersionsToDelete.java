package org.summitledger.run;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.PublishException;
import org.summitledger.publish.Warehouse;

/**
 * Published versions that may go: none that {@code latest} shows, or that another link in the
 * warehouse leads readers to.
 */
public final class VersionsToDelete {
  private final Warehouse warehouse;
  private final List<String> runs;

  private VersionsToDelete(Warehouse warehouse, List<String> runs) {
    this.warehouse = warehouse;
    this.runs = runs;
  }

  /**
   * All but the newest, those that a link leads to, and those that are named. The newest are those
   * whose runs were started last, whatever day they show. Links among the versions do not count.
   *
   * @param newest how many of the newest stay, at least one
   * @param except further runs whose versions stay
   * @throws UsageException if none is to stay, or one that is named is not there
   */
  public static VersionsToDelete allBut(
      Warehouse warehouse, int newest, Collection<String> except) {
    if (newest < 1) {
      throw new UsageException("Cannot keep " + newest + " versions: --keep takes 1 or more.");
    }
    except.forEach(run -> requireThere(warehouse, run));
    List<String> all =
        warehouse.versions().stream()
            .filter(run -> !Files.isSymbolicLink(warehouse.version(run)))
            .toList();
    Set<String> linked = warehouse.linked();
    return new VersionsToDelete(
        warehouse,
        all.subList(0, Math.max(0, all.size() - newest)).stream()
            .filter(run -> !linked.contains(run) && !except.contains(run))
            .toList());
  }

  /**
   * Those of some runs.
   *
   * @throws UsageException if one is not there, or a link leads readers to it
   */
  public static VersionsToDelete of(Warehouse warehouse, List<String> runs) {
    Set<String> linked = warehouse.linked();
    for (String run : runs) {
      requireThere(warehouse, run);
      if (linked.contains(run)) {
        throw new UsageException(
            "Cannot delete "
                + warehouse.displayName(warehouse.version(run))
                + ": latest or another link leads readers to it. Show them another with versions"
                + " rollback, or remove the link.");
      }
    }
    return new VersionsToDelete(warehouse, runs.stream().distinct().sorted().toList());
  }

  /**
   * Makes sure that a run has a version.
   *
   * @throws UsageException if it has none
   */
  static void requireThere(Warehouse warehouse, String run) {
    if (!warehouse.versions().contains(run)) {
      throw new UsageException(
          "Cannot find the version of run '"
              + run
              + "' in "
              + warehouse.displayName(warehouse.folder())
              + ": the command versions lists those that are there.");
    }
  }

  /** Their runs, oldest first. */
  List<String> runs() {
    return runs;
  }

  /** Prints which they are, and how much room they take as far as that is known. */
  public void list(PrintStream out) {
    runs.forEach(run -> out.println("to delete " + line(run)));
    out.println(runs.size() + " versions to delete");
  }

  /**
   * Deletes them and what runs that died have left behind, and prints each that is gone. Only the
   * holder of the lock may call it.
   */
  public void delete(PrintStream out) {
    warehouse.clean();
    int deleted = 0;
    for (String run : runs) {
      String line = line(run);
      // Somebody may have quoted it by now.
      if (warehouse.isLinked(run)) {
        out.println("kept " + line + ": a link leads readers to it");
      } else {
        warehouse.delete(run);
        out.println("deleted " + line);
        deleted++;
      }
    }
    out.println(deleted + " versions deleted");
  }

  private String line(String run) {
    String place = warehouse.displayName(warehouse.version(run));
    try {
      return Manifest.of(warehouse.version(run))
          .map(m -> place + ", as of " + m.asOf() + ", " + m.outputBytes() + " bytes")
          .orElse(place + ", which is gone by now");
    } catch (PublishException e) {
      return place + ", whose manifest cannot be read";
    }
  }
}
