package org.linli.platform;

import java.io.File;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DiskSetup {

    @Bean
    @ConditionalOnMissingBean
    FreeSpace freeSpace(LinliSettings settings) {
        File folder = settings.data().toFile();
        return folder::getUsableSpace;
    }
}
