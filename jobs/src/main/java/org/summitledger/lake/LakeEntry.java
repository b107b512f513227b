package org.summitledger.lake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.summitledger.source.DataPackage;

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
 * @param periods first days of the periods it holds, in order
 * @param currency of all its values
 * @param partners all or some
 * @param products all or some
 * @param world reported, sum_of_partners or none
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
 * @param valueByPeriod money of the values kept, by first day of the period
 * @param countries reporters and partners that have a row, in order
 * @param exclusions rows excluded, by reason
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
    List<String> periods,
    String currency,
    String partners,
    String products,
    String world,
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
    Map<String, BigDecimal> valueByPeriod,
    List<String> countries,
    Map<String, Long> exclusions) {

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
        periods,
        currency,
        partners,
        products,
        world,
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
        valueByPeriod,
        countries,
        exclusions);
  }
}
