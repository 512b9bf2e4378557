package org.linli.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Thymeleaf as Spring Boot sets it up, but that links and expressions are answered sooner. */
@Configuration(proxyBeanMethods = false)
class PageTemplates {

    private static final int LARGEST_CACHE = 5000;

    @Bean
    SpringTemplateEngine templateEngine(
            ObjectProvider<ITemplateResolver> resolvers, ObjectProvider<IDialect> dialects, PageStaticFiles files) {
        var engine = new SpringTemplateEngine();
        engine.setDialect(new Dialect());
        dialects.orderedStream().forEach(engine::addDialect);
        resolvers.orderedStream().forEach(engine::addTemplateResolver);
        engine.setLinkBuilder(new PageLinks(files));
        engine.setCacheManager(cache());
        return engine;
    }

    /** Room for all that stands in our templates, several times what there is by default. */
    private static StandardCacheManager cache() {
        var cache = new StandardCacheManager();
        cache.setExpressionCacheMaxSize(LARGEST_CACHE);
        cache.setTemplateCacheMaxSize(LARGEST_CACHE);
        return cache;
    }

    /** It marks what templates and redirects give to the response; {@link PageLinks} gives it nothing. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> linksAreMadeByTemplates() {
        var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        registration.setEnabled(false);
        return registration;
    }

    private static final class Dialect extends SpringStandardDialect {

        private static final IStandardVariableExpressionEvaluator EXPRESSIONS = new PageExpressions();

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return EXPRESSIONS;
        }
    }
}
