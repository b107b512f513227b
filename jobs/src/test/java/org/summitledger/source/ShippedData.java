package org.summitledger.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.summitledger.reference.ReferenceData;

/** The data sets that the project ships, and the developers' raw files where they are at hand. */
public final class ShippedData {
  private static final Path ROOT = Path.of(System.getProperty("summitledger.root", ".."));

  private ShippedData() {}

  /** The folder {@code datasets}. */
  public static Path datasets() {
    return ROOT.resolve("datasets").toAbsolutePath().normalize();
  }

  /** The shipped code lists, read once. */
  public static ReferenceData reference() {
    return Holder.REFERENCE;
  }

  /** The rows of a shipped table. */
  public static List<TableRow> rows(String folder, String resource) {
    DataPackage data = DataPackage.read(datasets().resolve(folder));
    return TableReader.read(data.file(data.require(resource)), data.require(resource));
  }

  /** The folder of raw files as their producers publish them; skips the test without it. */
  public static Path rawTrade() {
    String set = System.getProperty("SUMMIT_LEDGER_SHARED", System.getenv("SUMMIT_LEDGER_SHARED"));
    Path shared = set == null ? ROOT.resolve("../shared") : Path.of(set);
    Path trade = shared.resolve("data/trade").toAbsolutePath().normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(trade),
        () ->
            "The producers' raw files are not in "
                + trade
                + ". Set SUMMIT_LEDGER_SHARED to the folder that holds data/trade.");
    return trade;
  }

  private static final class Holder {
    static final ReferenceData REFERENCE = ReferenceData.read(datasets().resolve("reference"));
  }
}
