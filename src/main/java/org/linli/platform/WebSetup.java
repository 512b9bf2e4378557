package org.linli.platform;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Joins the modules' interceptors to the web layer and lets versioned static files be cached for a year. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    private final List<HandlerInterceptor> interceptors;
    private final JsonMapper json;

    WebSetup(List<HandlerInterceptor> interceptors, JsonMapper json) {
        this.interceptors = interceptors;
        this.json = json;
    }

    /**
     * What is sent is read to the letter: a misspelt field is told, not left out, and of one that is sent twice neither
     * is taken for what was meant. What is stored may have more fields.
     */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        JsonMapper strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(CalendarDays.ofJson())
                .build();
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(CalendarDays.OF_ADDRESS);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        interceptors.forEach(registry::addInterceptor);
    }
}
