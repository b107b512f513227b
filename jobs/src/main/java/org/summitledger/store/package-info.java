/**
 * Places that are not on a file system of this machine: HDFS and S3; and what files of this machine
 * need that are relied on. Hadoop; no Spark.
 */
@NullMarked
package org.summitledger.store;

import org.jspecify.annotations.NullMarked;
