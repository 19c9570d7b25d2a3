import { Title } from '@mantine/core'
import classes from './about.module.css'

type Fact = readonly [name: string, value: string, tone?: 'quiet' | 'warn' | 'danger']

/** A card of names and values. */
export function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <section className={classes.card}>
      <Title order={2}>{title}</Title>
      <dl className={classes.facts}>
        {facts.map(([name, value, tone]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd data-tone={tone}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
