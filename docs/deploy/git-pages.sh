#!/bin/sh
# 把最近一次发布推送到一个 git 仓库的分支，供 Gitee、GitLab、GitHub 等的 Pages 使用。
# Pushes the last release to a branch of a git repository, from which a git host serves pages.
#
#   git-pages.sh SITE REPOSITORY [BRANCH, else pages] [more words for gongkai deploy]
#
# 推送要么全部到位，要么没有改变；中断了就再运行一次。分支里不是 gongkai 写的文件（如 CNAME）不动。
# A push arrives whole or not at all; run it again if it was interrupted. Files of the branch that gongkai did not write,
# such as CNAME, are left alone. What gongkai remembers about the branch (.gongkai/manifest) is kept in it.
set -eu

site=$1
repository=$2
# 本机的仓库可以写相对路径 · a repository on this machine may be named from here
if [ -d "$repository" ]; then repository=$(cd "$repository" && pwd); fi
branch=${3:-pages}
if [ $# -gt 3 ]; then shift 3; else set --; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
pages=$work/pages

known=0
git ls-remote --exit-code --heads "$repository" "refs/heads/$branch" >/dev/null || known=$?
case $known in
  # 字节原样，不改行尾 · bytes as they are, no line end is changed
  0) git clone --quiet --depth 1 --single-branch --branch "$branch" --config core.autocrlf=false "$repository" "$pages" ;;
  2)
    git init --quiet "$pages"
    git -C "$pages" config core.autocrlf false
    git -C "$pages" remote add origin "$repository"
    git -C "$pages" symbolic-ref HEAD "refs/heads/$branch"
    ;;
  *) exit "$known" ;;
esac

"${GONGKAI:-gongkai}" --site "$site" deploy --to "$pages" "$@"

rm -f "$pages/.gongkai/lock"
# 告诉主机不要再加工 · tells the host to take the pages as they are
[ -e "$pages/.nojekyll" ] || : >"$pages/.nojekyll"
git -C "$pages" add --all --force
if git -C "$pages" diff --cached --quiet; then
  echo "没有改动，不推送 · nothing has changed, nothing is pushed" >&2
  exit 0
fi
git -C "$pages" commit --quiet --message "gongkai deploy"
git -C "$pages" push --quiet origin "HEAD:refs/heads/$branch"
