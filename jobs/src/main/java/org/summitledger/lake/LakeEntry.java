package org.summitledger.lake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.DataPackage;
import org.summitledger.source.FlowTally;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;

/**
 * One file in the lake: where it came from and what was read of it. Every value that the file
 * prints is kept, rejected or excluded on purpose; rows and money add up.
 *
 * @param id the lake's key: the file's bytes, its layout and the code lists it was read with
 * @param fileName its path inside its data package
 * @param fileSha256 the hash of its bytes
 * @param fileBytes its size
 * @param source the source's id
 * @param dataflow what its releases replace
 * @param knownFrom the day its figures were known, yyyy-MM-dd
 * @param frequency A, Q or M
 * @param currency of all its values
 * @param valuation CIF or FOB by flow, as far as the source says
 * @param quantityUnit of its quantities; null where it has none, or says so line by line
 * @param partners all or some
 * @param products all or some
 * @param world reported, sum_of_partners or none
 * @param reporters all or parties: whose trade tables show
 * @param producer who made the figures
 * @param licence under which they may be used
 * @param rowsRead values that the file prints; a row with two value columns counts twice
 * @param rowsKept values in the lake
 * @param rowsRejected values refused, each with its line in {@code rejected_rows}
 * @param rowsExcluded values left out on purpose
 * @param valueRead money of the values read, in whole units of currency, as far as it can be read
 * @param valueKept money of the values kept
 * @param valueRejected money of the values rejected, as far as it can be read
 * @param valueExcluded money of the values excluded
 * @param contents what the values kept are about
 * @param exclusions rows excluded, by reason
 * @param rejections money of the values rejected, by the code of what was wrong
 */
public record LakeEntry(
    String id,
    String fileName,
    String fileSha256,
    long fileBytes,
    String source,
    String dataflow,
    String knownFrom,
    String frequency,
    String currency,
    Map<String, String> valuation,
    @Nullable String quantityUnit,
    String partners,
    String products,
    String world,
    String reporters,
    String producer,
    String licence,
    long rowsRead,
    long rowsKept,
    long rowsRejected,
    long rowsExcluded,
    BigDecimal valueRead,
    BigDecimal valueKept,
    BigDecimal valueRejected,
    BigDecimal valueExcluded,
    Contents contents,
    Map<String, Long> exclusions,
    Map<String, BigDecimal> rejections) {

  /** What was read of a file, under its key. */
  static LakeEntry of(
      String id,
      InputFile file,
      Layout layout,
      DataPackage from,
      FlowTally read,
      Contents contents) {
    Map<String, Long> exclusions = new TreeMap<>();
    read.excluded().forEach((reason, tally) -> exclusions.put(reason, tally.rows()));
    Map<String, BigDecimal> rejections = new TreeMap<>();
    read.refusals().forEach((code, tally) -> rejections.put(code.name(), tally.money()));
    return new LakeEntry(
        id,
        file.name(),
        file.sha256(),
        file.bytes(),
        layout.source(),
        layout.dataflow(),
        layout.knownFrom().toString(),
        layout.frequency(),
        layout.currency(),
        new TreeMap<>(layout.valuation()),
        layout.quantity() == null ? null : layout.quantity().unit().value(),
        layout.partners().word(),
        layout.products().word(),
        layout.world().name().toLowerCase(Locale.ROOT),
        layout.reporters().name().toLowerCase(Locale.ROOT),
        from.producers(),
        from.licence(),
        read.read().rows(),
        read.kept().rows(),
        read.refused().rows(),
        read.excludedInAll().rows(),
        read.read().money(),
        read.kept().money(),
        read.refused().money(),
        read.excludedInAll().money(),
        contents,
        exclusions,
        rejections);
  }

  /** First days of the periods it holds, yyyy-MM-dd, in order. */
  public List<String> periods() {
    return contents.periods();
  }

  /** Money of the values kept, by first day of the period. */
  public SortedMap<String, BigDecimal> valueByPeriod() {
    return Contents.byPeriod(contents.values(), reporter -> true);
  }

  /** Reporters and partners that have a row, in order. */
  public List<String> countries() {
    return contents.countries();
  }

  /** Whether some country reports of the same partner here and there, in the same direction. */
  public boolean meets(LakeEntry other) {
    return contents.meets(other.contents);
  }

  /** Whether another file is of the same release: of the same dataflow, known from the same day. */
  public boolean isOfRelease(LakeEntry other) {
    return source.equals(other.source)
        && dataflow.equals(other.dataflow)
        && frequency.equals(other.frequency)
        && knownFrom.equals(other.knownFrom);
  }

  /** Whether the world is the sum over the partners, since the file lists them all and no world. */
  public boolean addsUpWorld() {
    return partners.equals("all") && world.equals("none");
  }

  /** Whether sectors are made of it: it lists all products. */
  public boolean listsAllProducts() {
    return products.equals("all");
  }

  /** Whether it is of the whole world's trade, of which tables show what parties report. */
  public boolean coversWorldTrade() {
    return reporters.equals("parties");
  }

  /** The entry with what its package says today of producer and licence. */
  public LakeEntry describedBy(DataPackage data) {
    return new LakeEntry(
        id,
        fileName,
        fileSha256,
        fileBytes,
        source,
        dataflow,
        knownFrom,
        frequency,
        currency,
        valuation,
        quantityUnit,
        partners,
        products,
        world,
        reporters,
        data.producers(),
        data.licence(),
        rowsRead,
        rowsKept,
        rowsRejected,
        rowsExcluded,
        valueRead,
        valueKept,
        valueRejected,
        valueExcluded,
        contents,
        exclusions,
        rejections);
  }
}
