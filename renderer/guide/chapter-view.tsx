import type { Block, Chapter } from './chapter.ts'
import classes from './guide.module.css'
import { MarkedText } from './marked-text.tsx'

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'text':
      return (
        <p>
          <MarkedText text={block.text} />
        </p>
      )
    case 'note':
      return (
        <p className={classes.note} role="note">
          <MarkedText text={block.text} />
        </p>
      )
    case 'steps':
    case 'list': {
      const List = block.kind === 'steps' ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item) => (
            <li key={item}>
              <MarkedText text={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'terms':
      return (
        <dl>
          {block.items.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <MarkedText text={meaning} />
              </dd>
            </div>
          ))}
        </dl>
      )
  }
}

/** One chapter of the guide. */
export function ChapterView({ name, chapter }: { readonly name: string; readonly chapter: Chapter }) {
  return (
    <section id={name} className={classes.chapter} aria-labelledby={`${name}-title`} tabIndex={-1}>
      <h2 id={`${name}-title`}>{chapter.title}</h2>
      {chapter.blocks.map((block) => (
        <BlockView key={JSON.stringify(block)} block={block} />
      ))}
    </section>
  )
}
