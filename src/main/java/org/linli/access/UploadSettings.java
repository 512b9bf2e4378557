package org.linli.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may arrive at the same time.
 *
 * @param most all uploads together; never more than half of what is free on the disk
 * @param perAccount uploads of one account
 */
@ConfigurationProperties("linli.uploads")
record UploadSettings(
        @DefaultValue("2GB") DataSize most,
        @DefaultValue("3") int perAccount) {}
